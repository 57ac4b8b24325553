using Portal.Api.Mesh.Routing;

namespace Portal.Tests.Mesh.Routing;

/// <summary>A virtual service without hosts answers where another leads to it.</summary>
public sealed class DelegationTests
{
    [Fact]
    public void Both_matches_are_asked()
    {
        var routes = Routes("- match: [{ uri: { prefix: /trips }, headers: { x-a: { exact: b } } }]\n  delegate: { name: trips }", "- match: [{ uri: { prefix: /trips/new }, method: { exact: GET } }]\n  route: [{ destination: { host: a } }]");

        Assert.NotNull(routes.Find("GET /trips/new x-a=b"));
        Assert.Null(routes.Find("GET /trips/new"));
        Assert.Null(routes.Find("POST /trips/new x-a=b"));
        Assert.Null(routes.Find("GET /trips x-a=b"));
        Assert.Equal("root", routes.Find("GET /trips/new x-a=b")!.VirtualService);
    }

    [Fact]
    public void What_the_inner_rule_does_not_say_is_as_the_outer_has_it()
    {
        var routes = Routes(
            "- match: [{ uri: { prefix: /trips } }]\n  timeout: 5s\n  retries: { attempts: 7 }\n  name: outer\n  delegate: { name: trips }",
            "- match: [{ uri: { prefix: /trips/a } }]\n  timeout: 1s\n  name: inner\n  route: [{ destination: { host: a } }]\n- route: [{ destination: { host: b } }]");

        var (first, second) = (routes.Find("GET /trips/a")!, routes.Find("GET /trips/b")!);
        Assert.Equal((TimeSpan.FromSeconds(1), 7, "outer-inner", "a"), (first.Timeout, first.Retries.Attempts, first.Rule.Name, first.Pick(0).Host));
        Assert.Equal((TimeSpan.FromSeconds(5), 7, "outer", "b"), (second.Timeout, second.Retries.Attempts, second.Rule.Name, second.Pick(0).Host));
        Assert.Null(routes.Find("GET /other"));
    }

    [Theory]
    [InlineData("uri: { prefix: /a }", "uri: { prefix: /a/b }", true)]
    [InlineData("uri: { prefix: /a }", "uri: { exact: /a/b }", true)]
    [InlineData("uri: { prefix: /a/b }", "uri: { prefix: /a }", false)]
    [InlineData("uri: { exact: /a }", "uri: { prefix: /a }", false)]
    [InlineData("uri: { exact: /a }", "uri: { exact: /a }", true)]
    [InlineData("uri: { exact: /a }", "uri: { exact: /b }", false)]
    [InlineData("uri: { regex: '/a.*' }", "uri: { exact: /a/b }", false)]
    [InlineData("uri: { regex: '/a.*' }", "method: { exact: GET }", true)]
    [InlineData("headers: { x: { exact: a } }", "headers: { x: { exact: b } }", false)]
    [InlineData("headers: { x: { prefix: a } }", "headers: { x: { exact: ab } }", true)]
    [InlineData("queryParams: { x: { exact: a } }", "queryParams: { x: { exact: b } }", false)]
    [InlineData("port: 80", "port: 81", false)]
    [InlineData("port: 80", "port: 80", true)]
    [InlineData("sourceNamespace: a", "sourceNamespace: b", false)]
    [InlineData("sourceLabels: { app: a }", "sourceLabels: { app: b }", false)]
    [InlineData("uri: { prefix: /a }\n    ignoreUriCase: true", "uri: { prefix: /a }", false)]
    public void A_rule_that_asks_for_less_than_what_leads_to_it_is_left_out_and_told(string outer, string inner, bool fits)
    {
        var objects = Compiled.Read(Root($"- match:\n  - {outer}\n  delegate: {{ name: trips }}") + Inner($"- match:\n  - {inner}\n  route: [{{ destination: {{ host: a }} }}]"));

        Assert.Equal(fits ? [] : ["spec.http[0]"], objects.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void One_that_serves_two_takes_from_each_what_fits()
    {
        var routes = Compiled.Routes(
            Root("- match: [{ uri: { prefix: /a } }]\n  delegate: { name: trips }\n- match: [{ uri: { prefix: /b } }]\n  delegate: { name: trips }")
            + Inner("- match: [{ uri: { prefix: /a/x } }]\n  route: [{ destination: { host: a } }]\n- match: [{ uri: { prefix: /b/x } }]\n  route: [{ destination: { host: b } }]"));

        Assert.Equal(("a", "b"), (routes.Find("GET /a/x")!.Pick(0).Host, routes.Find("GET /b/x")!.Pick(0).Host));
    }

    [Theory]
    [InlineData("- delegate: { name: nobody }", "spec.http[0].delegate", "no virtual service without hosts is called 'nobody'")]
    [InlineData("- delegate: { name: trips, namespace: elsewhere }", "spec.http[0].delegate", "in namespace 'elsewhere'")]
    [InlineData("- route: [{ destination: { host: a } }]", "spec.hosts", "is required")]
    public void What_leads_nowhere_is_told(string root, string field, string reason) =>
        Assert.Contains(Compiled.Read(Root(root) + Inner("- route: [{ destination: { host: a } }]")).Problems, problem => problem.Field == field && problem.Reason.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void One_level_is_all_there_is() => Assert.Contains(
        Compiled.Read(Root("- delegate: { name: trips }") + Inner("- delegate: { name: other }") + Inner("- route: [{ destination: { host: a } }]", "other")).Problems,
        problem => problem.Reason.Contains("one level", StringComparison.Ordinal));

    [Fact]
    public void One_without_hosts_has_no_gateways_of_its_own() => Assert.Contains(
        Compiled.Read(Root("- delegate: { name: trips }") + MeshYaml.Service("- route: [{ destination: { host: a } }]", hosts: "", name: "trips")).Problems,
        problem => problem.Field == "spec.gateways");

    private static RouteTable Routes(string root, string inner) => Compiled.Routes(Root(root) + Inner(inner));

    private static string Root(string http) => MeshYaml.Service(http, name: "root");

    private static string Inner(string http, string name = "trips") => MeshYaml.Service(http, hosts: "", name: name).Replace("  gateways: [partners]\n", "", StringComparison.Ordinal);
}
