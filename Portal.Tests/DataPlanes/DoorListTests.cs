using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.DataPlanes;

public sealed class DoorListTests
{
    [Fact]
    public async Task Administrators_see_the_doors_of_a_process_that_has_no_gateway_and_that_it_is_one_of_those_that_let_calls_in()
    {
        await using var portal = await RunningPortal.StartAsync("portal,control");
        using var asked = await new HttpClient { BaseAddress = portal.Addresses.Control }.GetAsync("/authz/travels/Rome", TestContext.Current.CancellationToken);

        var list = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/doors", RunningPortal.AdminToken)).JsonAsync();

        var doors = list.GetProperty("doors").EnumerateArray().ToDictionary(door => door.GetProperty("name").GetString()!, door => door.GetProperty("address").GetString());
        Assert.Equal(["gateway", "forward_auth", "ext_authz", "rate_limit", "service_management"], doors.Keys);
        Assert.Null(doors["gateway"]);
        Assert.Equal(new Uri(portal.Addresses.Control!, "authz").ToString(), doors["forward_auth"]);
        Assert.Equal(portal.Addresses.ControlGrpc!.ToString(), doors["ext_authz"]);
        Assert.True(Assert.Single(list.GetProperty("replicas").EnumerateArray()).GetProperty("upToDate").GetBoolean());
        Assert.All(list.GetProperty("apis").EnumerateArray(), api => Assert.Equal(("refuse", "pass"), (api.GetProperty("authorization").GetString(), api.GetProperty("limits").GetString())));
    }

    [Fact]
    public async Task Members_of_organisations_do_not_see_the_doors()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (_, token) = await portal.TokenAsync(await portal.SignUpAsync(), "applications:read", "requests:read");

        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/doors", token)).ProblemAsync(403, "administrator_required");
    }

    [Theory]
    [InlineData("nginx", "auth_request")]
    [InlineData("caddy", "forward_auth")]
    [InlineData("envoy", "extensionProviders")]
    [InlineData("traefik", "authResponseHeaders")]
    [InlineData("haproxy", "authz.lua")]
    [InlineData("kubernetes", "export envoy-gateway")]
    [InlineData("3scale", "service_token")]
    public void Each_data_plane_has_a_page_in_the_program(string name, string word) =>
        Assert.Contains(word, Portal.Api.DataPlanes.Doors.DoorGuides.Find(name), StringComparison.Ordinal);
}
