namespace Portal.Tests.Mesh.Routing;

/// <summary>A Gateway says which hosts the virtual services that are bound to it may answer for.</summary>
public sealed class GatewayTests
{
    [Theory]
    [InlineData("'*'", "api.example.com", true)]
    [InlineData("api.example.com", "api.example.com", true)]
    [InlineData("'*.example.com'", "api.example.com", true)]
    [InlineData("travel-agency/api.example.com", "api.example.com", true)]
    [InlineData("api.example.com", "'*'", true)]
    [InlineData("api.example.com", "'*.example.com'", true)]
    [InlineData("api.example.com", "www.example.com", false)]
    [InlineData("'*.example.com'", "example.com", false)]
    public void Hosts_of_both_have_to_meet(string ofGateway, string ofService, bool meet)
    {
        var objects = Compiled.Read(Gateway(ofGateway) + MeshYaml.Service("- route: [{ destination: { host: a } }]", "travel-agency/partners", ofService));

        Assert.Equal(meet ? [] : ["spec.hosts"], objects.Problems.Select(problem => problem.Field));
        if (meet)
        {
            Assert.NotNull(Compiled.Routes(Gateway(ofGateway) + MeshYaml.Service("- route: [{ destination: { host: a } }]", "travel-agency/partners", ofService)).Find("GET /x", authority: "api.example.com"));
        }
    }

    [Fact]
    public void A_host_that_one_of_several_gateways_takes_is_answered_there_alone()
    {
        var routes = Compiled.Routes(Gateway("api.example.com") + MeshYaml.Service("- route: [{ destination: { host: a } }]", "partners, mesh", "api.example.com, travels"));

        Assert.NotNull(routes.Find("GET /x", authority: "api.example.com"));
        Assert.Null(routes.Find("GET /x", authority: "travels"));
        Assert.NotNull(routes.Find("GET /x", gateway: "mesh", authority: "travels"));
    }

    [Fact]
    public void Two_gateways_of_one_name_are_told() =>
        Assert.Contains(Compiled.Read(Gateway("a") + Gateway("b")).Problems, problem => problem.Reason.Contains("another gateway is called 'partners'", StringComparison.Ordinal));

    private static string Gateway(string hosts) =>
        $"apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {{ name: partners }}\nspec: {{ servers: [{{ port: {{ number: 80, name: http, protocol: HTTP }}, hosts: [{hosts}] }}] }}\n---\n";
}
