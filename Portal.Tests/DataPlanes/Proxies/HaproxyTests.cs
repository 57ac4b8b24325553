using System.Net;

namespace Portal.Tests.DataPlanes.Proxies;

public sealed class HaproxyTests : ProxyTests
{
    protected override string Name => "haproxy";

    protected override string[] Arguments => ["-f", "haproxy.cfg", "-db"];

    protected override HttpStatusCode Undecided => HttpStatusCode.ServiceUnavailable;
}
