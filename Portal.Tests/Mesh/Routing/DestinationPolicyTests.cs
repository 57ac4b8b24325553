using Portal.Api.Mesh.Istio;

namespace Portal.Tests.Mesh.Routing;

/// <summary>Which DestinationRule speaks for a destination.</summary>
public sealed class DestinationPolicyTests
{
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a.travel-agency.svc.cluster.local", "a", true)]
    [InlineData("a", "a.travel-agency.svc.cluster.local", true)]
    [InlineData("'*.local'", "a", true)]
    [InlineData("'*.travel-agency.svc.cluster.local'", "a", true)]
    [InlineData("'*.example.com'", "a.example.com", true)]
    [InlineData("'*'", "a.example.com", true)]
    [InlineData("'*.example.com'", "a", false)]
    [InlineData("'*.local'", "a.example.com", false)]
    [InlineData("b", "a", false)]
    public void A_rule_speaks_for_its_host(string ruled, string called, bool speaks)
    {
        var table = Compiled.Routes(Rule(ruled, "loadBalancer: { simple: ROUND_ROBIN }") + MeshYaml.Service($"- route: [{{ destination: {{ host: {called} }} }}]"));

        Assert.Equal(speaks ? Balancing.RoundRobin : Balancing.LeastRequest, table.Find("GET /x")!.Pick(0).Policy.LoadBalancer.Kind);
        Assert.Equal(speaks ? Balancing.RoundRobin : Balancing.LeastRequest, table.Whole(Portal.Api.Mesh.Routing.HostName.Service(called)).Policy.LoadBalancer.Kind);
    }

    [Fact]
    public void The_closest_host_decides_alone()
    {
        var table = Compiled.Routes(Rule("'*'", "tls: { mode: SIMPLE }") + Rule("'*.example.com'", "loadBalancer: { simple: RANDOM }") + Rule("a.b.example.com", "loadBalancer: { simple: ROUND_ROBIN }"));

        Assert.Equal((Balancing.RoundRobin, TlsMode.IstioMutual), Of("a.b.example.com"));
        Assert.Equal((Balancing.Random, TlsMode.IstioMutual), Of("c.b.example.com"));
        Assert.Equal((Balancing.LeastRequest, TlsMode.Simple), Of("elsewhere"));

        (Balancing, TlsMode) Of(string host) => (table.Whole(host).Policy.LoadBalancer.Kind, table.Whole(host).Policy.Tls);
    }

    [Fact]
    public void A_destination_has_the_policy_of_its_subset_and_port()
    {
        var route = Compiled.Routes(
            """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: { name: r }
            spec:
              host: a
              trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN }, portLevelSettings: [{ port: { number: 81 }, loadBalancer: { simple: RANDOM } }] }
              subsets: [{ name: v1, labels: { version: v1 }, trafficPolicy: { tls: { mode: DISABLE } } }]
            ---

            """
            + MeshYaml.Service("- route:\n    - { destination: { host: a, subset: v1 }, weight: 1 }\n    - { destination: { host: a, subset: v1, port: { number: 81 } }, weight: 1 }\n    - { destination: { host: a, port: { number: 81 } }, weight: 2 }")).Find("GET /x")!;

        Assert.Equal((Balancing.RoundRobin, TlsMode.Disable, null), (route.Pick(0).Policy.LoadBalancer.Kind, route.Pick(0).Policy.Tls, route.Pick(0).Port));
        Assert.Equal((Balancing.Random, TlsMode.Disable, 81), (route.Pick(0.3).Policy.LoadBalancer.Kind, route.Pick(0.3).Policy.Tls, route.Pick(0.3).Port));
        Assert.Equal((Balancing.Random, TlsMode.IstioMutual, 81), (route.Pick(0.6).Policy.LoadBalancer.Kind, route.Pick(0.6).Policy.Tls, route.Pick(0.6).Port));
        Assert.Equal("v1", route.Pick(0).Labels[0].Value);
    }

    [Fact]
    public void Two_rules_that_speak_for_one_host_as_a_whole_are_told() => Assert.Contains(
        Compiled.Read(Rule("a", "tls: { mode: SIMPLE }") + Rule("a.x.svc.cluster.local", "tls: { mode: DISABLE }")).Problems,
        problem => problem.Reason.Contains("has a trafficPolicy by another DestinationRule too", StringComparison.Ordinal));

    [Fact]
    public void Mirrors_lead_to_subsets_too()
    {
        var yaml = MeshYaml.Service("- route: [{ destination: { host: a } }]\n  mirror: { host: travels, subset: v2 }\n  mirrorPercentage: { value: 25 }");

        var mirror = Assert.Single(Compiled.Routes(MeshYaml.Subsets() + yaml).Find("GET /x")!.Mirrors);
        Assert.Equal(("travels", "v2", 25.0), (mirror.Destination.Host, mirror.Destination.Labels[0].Value, mirror.Percentage));
        Assert.Contains(Compiled.Read(yaml).Problems, problem => problem is { Field: "spec.http[0].mirror.subset" });
    }

    private static string Rule(string host, string policy) =>
        $"apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {{ name: r }}\nspec:\n  host: {host}\n  trafficPolicy: {{ {policy} }}\n---\n";
}
