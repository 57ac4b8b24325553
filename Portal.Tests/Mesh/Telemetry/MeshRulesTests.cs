using Portal.Api.Mesh.Telemetry.Detail;
using Portal.Tests.Mesh.GatewayApi;

namespace Portal.Tests.Mesh.Telemetry;

public sealed class MeshRulesTests
{
    [Fact]
    public void HTTPRoutes_are_among_the_routes_of_the_services_that_they_are_for_and_lead_to()
    {
        var rules = new MeshRules(Compiled.Whole(
            RouteYaml.Route("{ matches: [{ path: { value: /quotes } }], timeouts: { request: 2s }, backendRefs: [{ name: travels, port: 80, weight: 9 }, { name: trips, port: 80, weight: 1 }] }")
            + RouteYaml.Route(RouteYaml.To("airlines"), "inside", parent: "{ kind: Service, group: \"\", name: flights }")));

        var route = Assert.Single(rules.Routes(["trips"]));
        Assert.Equal(("HTTPRoute", "test", "mesh.yaml:4"), (route.Kind, route.Name, route.Where));
        Assert.Equal("rule 1 of 1: uri path prefix /quotes, gateway partners → travels 9, trips 1, timeout 2 s, 0 retries", Assert.Single(route.Words));
        foreach (var host in new[] { "flights", "airlines" })
        {
            Assert.Equal(("inside", "rule 1 of 1: any request, gateway mesh → airlines, 0 retries"), (rules.Routes([host]).Single().Name, rules.Routes([host]).Single().Words.Single()));
        }
        Assert.Empty(rules.Routes(["hotels"]));
    }
}
