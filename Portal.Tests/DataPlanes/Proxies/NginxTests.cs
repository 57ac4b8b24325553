using System.Net;

namespace Portal.Tests.DataPlanes.Proxies;

public sealed class NginxTests : ProxyTests
{
    protected override string Name => "nginx";

    protected override string[] Arguments => ["-p", ".", "-c", "nginx.conf", "-e", "stderr", "-g", "daemon off;"];

    protected override HttpStatusCode Undecided => HttpStatusCode.ServiceUnavailable;
}
