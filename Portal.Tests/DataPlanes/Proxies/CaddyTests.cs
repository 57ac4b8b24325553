using System.Net;

namespace Portal.Tests.DataPlanes.Proxies;

public sealed class CaddyTests : ProxyTests
{
    protected override string Name => "caddy";

    protected override string[] Arguments => ["run", "--config", "Caddyfile", "--adapter", "caddyfile"];

    protected override HttpStatusCode Undecided => HttpStatusCode.BadGateway;
}
