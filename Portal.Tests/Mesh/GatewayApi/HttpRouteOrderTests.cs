namespace Portal.Tests.Mesh.GatewayApi;

/// <summary>The Gateway API's order among all routes of a host, and what its matches mean.</summary>
public sealed class HttpRouteOrderTests
{
    [Theory]
    [InlineData("an exact path before a longer prefix", "{ path: { value: /trips/Rome/x } }", "{ path: { type: Exact, value: /trips } }", "GET /trips", "second")]
    [InlineData("an exact path before a prefix that is as long", "{ path: { value: /trips } }", "{ path: { type: Exact, value: /trips } }", "GET /trips", "second")]
    [InlineData("a longer prefix before a shorter", "{ path: { value: / } }", "{ path: { value: /trips } }", "GET /trips/x", "second")]
    [InlineData("a slash at the end makes no prefix longer", "{ path: { value: /trips } }", "{ path: { value: /trips/ } }", "GET /trips/x", "first")]
    [InlineData("a prefix before a pattern", "{ path: { type: RegularExpression, value: '/trips/.*' } }", "{ path: { value: / } }", "GET /trips/x", "second")]
    [InlineData("a path before a method", "{ method: GET }", "{ path: { value: /trips } }", "GET /trips", "second")]
    [InlineData("a method before none", "{ headers: [{ name: a, value: b }] }", "{ method: GET }", "GET /trips a=b", "second")]
    [InlineData("more headers before fewer", "{ headers: [{ name: a, value: b }] }", "{ headers: [{ name: a, value: b }, { name: c, value: d }] }", "GET /trips a=b c=d", "second")]
    [InlineData("headers before queries", "{ queryParams: [{ name: q, value: r }, { name: s, value: t }] }", "{ headers: [{ name: a, value: b }] }", "GET /trips?q=r&s=t a=b", "second")]
    [InlineData("more queries before fewer", "{ queryParams: [{ name: q, value: r }] }", "{ queryParams: [{ name: q, value: r }, { name: s, value: t }] }", "GET /trips?q=r&s=t", "second")]
    [InlineData("the first of the list where all is equal", "{ method: GET }", "{ method: GET }", "GET /trips", "first")]
    public void Rules_of_one_route(string rule, string first, string second, string request, string expected) =>
        Assert.Equal((rule, expected), (rule, Compiled.Routes(RouteYaml.Route($"{RouteYaml.To("first", first)}, {RouteYaml.To("second", second)}")).Find(request)?.Pick(0).Host));

    [Theory]
    [InlineData("the closer match whatever route it is of", "2026-01-01T00:00:00Z", "a", "{ path: { value: / } }", "2026-02-01T00:00:00Z", "b", "{ path: { value: /x } }", "second")]
    [InlineData("the older route", "2026-02-01T00:00:00Z", "a", "{}", "2026-01-01T00:00:00Z", "b", "{}", "second")]
    [InlineData("one whose age is known", "", "a", "{}", "2026-01-01T00:00:00Z", "b", "{}", "second")]
    [InlineData("by name where both are as old", "2026-01-01T00:00:00Z", "b", "{}", "2026-01-01T00:00:00Z", "a", "{}", "second")]
    [InlineData("by name where nothing is known", "", "b", "{}", "", "a", "{}", "second")]
    [InlineData("by name in any case as its letters come", "", "Z", "{}", "", "a", "{}", "first")]
    public void Rules_of_two_routes(string rule, string firstMade, string firstName, string firstMatch, string secondMade, string secondName, string secondMatch, string expected)
    {
        var yaml = Route("first", firstName, firstMade, firstMatch) + Route("second", secondName, secondMade, secondMatch);

        Assert.Equal((rule, expected), (rule, Compiled.Routes(yaml).Find("GET /x")?.Pick(0).Host));

        static string Route(string host, string name, string made, string match) =>
            RouteYaml.Route(RouteYaml.To(host, match), name, metadata: made.Length == 0 ? "" : $", creationTimestamp: '{made}'");
    }

    [Theory]
    [InlineData("/v2", "/v2", true)]
    [InlineData("/v2", "/v2/", true)]
    [InlineData("/v2", "/v2/x", true)]
    [InlineData("/v2", "/v2example", false)]
    [InlineData("/v2/", "/v2", true)]
    [InlineData("/v2/", "/v2/x", true)]
    [InlineData("/v2", "/V2", false)]
    [InlineData("/", "/anything", true)]
    public void A_prefix_is_one_of_whole_segments(string prefix, string path, bool matches)
    {
        Assert.Equal(matches, Compiled.Routes(RouteYaml.Route(RouteYaml.To("a", $"{{ path: {{ value: {prefix} }} }}"))).Find($"GET {path}") is not null);
        // And so it is among so many that they are looked up.
        var many = string.Join(", ", Enumerable.Range(0, 20).Select(number => RouteYaml.To($"h{number}", $"{{ path: {{ value: /other-{number} }} }}")).Append(RouteYaml.To("a", $"{{ path: {{ value: {prefix} }} }}")));
        Assert.Equal(matches, Compiled.Routes(RouteYaml.Route(many)).Find($"GET {path}") is not null);
    }

    [Theory]
    [InlineData("/foo", "/xyz", "/foo/bar", "/xyz/bar")]
    [InlineData("/foo", "/xyz/", "/foo/bar", "/xyz/bar")]
    [InlineData("/foo/", "/xyz", "/foo/bar", "/xyz/bar")]
    [InlineData("/foo/", "/xyz/", "/foo/bar", "/xyz/bar")]
    [InlineData("/foo", "/xyz", "/foo", "/xyz")]
    [InlineData("/foo", "/xyz", "/foo/", "/xyz/")]
    [InlineData("/foo", "", "/foo/bar", "/bar")]
    [InlineData("/foo/", "", "/foo/bar", "/bar")]
    [InlineData("/foo", "", "/foo", "/")]
    [InlineData("/foo", "/", "/foo/", "/")]
    [InlineData("/foo", "/", "/foo", "/")]
    [InlineData("/", "/xyz", "/bar", "/xyz/bar")]
    public void A_replaced_prefix_leaves_one_slash_between(string prefix, string replacement, string path, string expected) =>
        Assert.Equal(expected, new Portal.Api.Mesh.Istio.StringMatch.PathPrefix(prefix).Replaced(path, replacement));

    [Theory]
    [InlineData("hostnames: [api.example.com]", "api.example.com", true)]
    [InlineData("hostnames: [api.example.com]", "www.example.com", false)]
    [InlineData("hostnames: ['*.example.com']", "www.example.com", true)]
    [InlineData("", "anything", true)]
    public void Hostnames_say_which_hosts_a_route_is_for(string hostnames, string authority, bool matches) =>
        Assert.Equal(matches, Compiled.Routes(RouteYaml.Route(RouteYaml.To("a"), more: hostnames)).Find("GET /x", authority: authority) is not null);

    [Fact]
    public void A_route_of_a_service_is_for_calls_to_it_from_inside()
    {
        var routes = Compiled.Routes(RouteYaml.Route(RouteYaml.To("a-v2"), parent: "{ kind: Service, group: '', name: a, port: 8080 }"));

        Assert.Equal("a-v2", routes.Find("GET /x", "mesh", "a:8080")!.Pick(0).Host);
        Assert.Equal("a-v2", routes.Find("GET /x", "mesh", "a.agency.svc.cluster.local:8080")!.Pick(0).Host);
        Assert.Null(routes.Find("GET /x", "mesh", "a"));
        Assert.Null(routes.Find("GET /x", "partners", "a:8080"));
    }

    [Fact]
    public void A_route_in_another_namespace_than_the_service_is_for_callers_there_and_comes_first()
    {
        var routes = Compiled.Routes(
            RouteYaml.Route(RouteYaml.To("producer", "{ path: { type: Exact, value: /x } }"), "a", parent: "{ kind: Service, group: '', name: a }")
            + RouteYaml.Route(RouteYaml.To("consumer"), "b", "portal", "{ kind: Service, group: '', name: a, namespace: agency }"));

        Assert.Equal("consumer", routes.Find("GET /x", "mesh", "a", home: "portal")!.Pick(0).Host);
        Assert.Equal("producer", routes.Find("GET /x", "mesh", "a", home: "elsewhere")!.Pick(0).Host);
    }

    [Fact]
    public void Virtual_services_come_before_routes_of_the_same_host()
    {
        var routes = Compiled.Routes(RouteYaml.Route(RouteYaml.To("route", "{ path: { type: Exact, value: /x } }")) + MeshYaml.Service("- match: [{ uri: { prefix: /x } }]\n  route: [{ destination: { host: service } }]"));

        Assert.Equal("service", routes.Find("GET /x")!.Pick(0).Host);
        Assert.Null(routes.Find("GET /y"));
    }

    [Fact]
    public void No_match_is_no_route_on_a_host_that_is_spoken_for()
    {
        Assert.Null(Compiled.Routes(RouteYaml.Route(RouteYaml.To("a", "{ path: { value: /x } }"))).Find("GET /y", out var governed));
        Assert.True(governed);
    }
}
