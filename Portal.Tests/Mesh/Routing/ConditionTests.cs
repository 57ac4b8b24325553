namespace Portal.Tests.Mesh.Routing;

/// <summary>What a match asks besides path, method and headers.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("scheme: { exact: https }", "https", true)]
    [InlineData("scheme: { exact: https }", "http", false)]
    public void The_scheme_is_asked(string match, string scheme, bool matches) => Assert.Equal(matches, Routes(match).Find("GET /x", scheme: scheme) is not null);

    [Theory]
    [InlineData("authority: { exact: api.example.com }", "api.example.com", true)]
    [InlineData("authority: { exact: api.example.com }", "api.example.com:8080", false)]
    [InlineData("authority: { prefix: api. }", "api.example.com:8080", true)]
    [InlineData("authority: { regex: '(www|api)[.]example[.]com' }", "api.example.com", true)]
    [InlineData("port: 8080", "api.example.com:8080", true)]
    [InlineData("port: 8080", "api.example.com", false)]
    [InlineData("port: 80", "api.example.com", true)]
    [InlineData("port: 80", "[::1]", true)]
    [InlineData("port: 81", "[::1]:81", true)]
    public void Authority_and_port_are_those_that_the_caller_wrote(string match, string authority, bool matches) =>
        Assert.Equal(matches, Routes(match).Find("GET /x", authority: authority) is not null);

    [Fact]
    public void Without_a_port_it_is_that_of_the_scheme()
    {
        Assert.NotNull(Routes("port: 443").Find("GET /x", scheme: "https"));
        Assert.Null(Routes("port: 80").Find("GET /x", scheme: "https"));
    }

    [Theory]
    [InlineData("q: { exact: ro }", "/x?q=ro", true)]
    [InlineData("q: { exact: ro }", "/x?a=1&q=ro&b", true)]
    [InlineData("q: { exact: ro }", "/x?q=rome", false)]
    [InlineData("q: { exact: ro }", "/x", false)]
    [InlineData("q: { exact: ro }", "/x?Q=ro", false)]
    [InlineData("q: { exact: ro }", "/x?q=no&q=ro", false)]
    [InlineData("q: { exact: 'a%20b' }", "/x?q=a%20b", true)]
    [InlineData("q: { exact: '' }", "/x?q", true)]
    [InlineData("q: { exact: '' }", "/x?q=", true)]
    [InlineData("q: { prefix: ro }", "/x?q=rome", true)]
    [InlineData("q: { regex: 'r[a-z]+' }", "/x?q=rome", true)]
    [InlineData("q: { regex: 'r[a-z]+' }", "/x?q=rome1", false)]
    [InlineData("q: {}", "/x?q", true)]
    [InlineData("q: {}", "/x?qq=1", false)]
    [InlineData("q: {}, r: { exact: '1' }", "/x?q&r=2", false)]
    public void Query_parameters_are_asked_as_they_stand(string parameters, string target, bool matches) =>
        Assert.Equal(matches, Routes($"queryParams: {{ {parameters} }}").Find($"GET {target}") is not null);

    [Theory]
    [InlineData("travel-agency", true)]
    [InlineData("travel-portal", false)]
    public void The_namespace_of_the_caller_is_asked(string home, bool matches) =>
        Assert.Equal(matches, Routes("sourceNamespace: travel-agency").Find("GET /x", home: home) is not null);

    [Theory]
    [InlineData("headers: { x-a: { exact: 'b,c' } }", true)]
    [InlineData("headers: { x-a: { exact: b } }", false)]
    public void Several_lines_of_a_header_are_one_value_with_commas(string match, bool matches) => Assert.Equal(matches, Routes(match).Find("GET /x x-a=b x-a=c") is not null);

    [Fact]
    public void The_words_tell_every_condition() => Assert.Equal(
        "rule 1 of 1: uri prefix /x, method exact GET, scheme exact http, authority prefix any, port 80, header a present, without header b present, query q exact 1, source app=voyages, "
            + "source namespace travel-agency, gateway partners",
        Routes("uri: { prefix: /x }\n    method: { exact: GET }\n    scheme: { exact: http }\n    authority: { prefix: any }\n    port: 80\n    headers: { a: {} }\n    withoutHeaders: { b: {} }\n"
            + "    queryParams: { q: { exact: '1' } }\n    sourceLabels: { app: voyages }\n    sourceNamespace: travel-agency").Find("GET /x?q=1 a=1")!.Words);

    [Fact]
    public void A_host_that_is_spoken_for_and_a_host_that_is_not_are_told_apart()
    {
        var routes = Compiled.Routes(MeshYaml.Service("- match: [{ uri: { prefix: /only } }]\n  route: [{ destination: { host: a } }]", hosts: "travels"));

        Assert.Null(routes.Find("GET /x", out var governed, authority: "travels"));
        Assert.True(governed);
        Assert.Null(routes.Find("GET /x", out governed, authority: "flights"));
        Assert.False(governed);
        Assert.Null(routes.Find("GET /only", out governed, gateway: "mesh", authority: "travels"));
        Assert.False(governed);
    }

    private static Portal.Api.Mesh.Routing.RouteTable Routes(string match) =>
        Compiled.Routes(MeshYaml.Service($"- match:\n  - {match}\n  route: [{{ destination: {{ host: travels }} }}]"));
}
