using Portal.Api.Mesh.Routing;

namespace Portal.Tests.Mesh.Routing;

/// <summary>Istio's rules of matching, each as a row: what the match says, the request, and whether it matches.</summary>
public sealed class RouteMatchTests
{
    [Theory]
    [InlineData("uri: { prefix: /travels }", "GET /travels/Rome", true)]
    [InlineData("uri: { prefix: /travels }", "GET /travelsomething", true)]
    [InlineData("uri: { prefix: /travels }", "GET /Travels", false)]
    [InlineData("uri: { prefix: /travels }\n    ignoreUriCase: true", "GET /TRAVELS/Rome", true)]
    [InlineData("uri: { exact: /travels }", "GET /travels", true)]
    [InlineData("uri: { exact: /travels }", "GET /travels?q=ro", true)]
    [InlineData("uri: { exact: /travels }", "GET /travels/", false)]
    [InlineData("uri: { exact: /travels }\n    ignoreUriCase: true", "GET /Travels", true)]
    [InlineData("uri: { regex: '/travels/[A-Z][a-z]+' }", "GET /travels/Rome", true)]
    [InlineData("uri: { regex: '/travels/[A-Z][a-z]+' }", "GET /travels/Rome/x", false)]
    [InlineData("uri: { regex: 'travels/[A-Z]' }", "GET /travels/Rome", false)]
    [InlineData("uri: { regex: '/a|/b' }", "GET /bc", false)]
    [InlineData("method: { exact: GET }", "GET /x", true)]
    [InlineData("method: { exact: GET }", "POST /x", false)]
    [InlineData("method: { regex: 'GET|HEAD' }", "HEAD /x", true)]
    [InlineData("headers: { user: { exact: new } }", "GET /x user=new", true)]
    [InlineData("headers: { user: { exact: new } }", "GET /x user=newer", false)]
    [InlineData("headers: { user: { exact: new } }", "GET /x", false)]
    [InlineData("headers: { USER: { prefix: ne } }", "GET /x user=newer", true)]
    [InlineData("headers: { user: {} }", "GET /x user=anyone", true)]
    [InlineData("headers: { user: {} }", "GET /x", false)]
    [InlineData("headers: { user: { exact: new }, device: { exact: web } }", "GET /x user=new", false)]
    [InlineData("headers: { user: { exact: new }, device: { exact: web } }", "GET /x user=new device=web", true)]
    [InlineData("withoutHeaders: { user: {} }", "GET /x", true)]
    [InlineData("withoutHeaders: { user: {} }", "GET /x user=new", false)]
    [InlineData("withoutHeaders: { user: { exact: new } }", "GET /x user=old", true)]
    [InlineData("sourceLabels: { app: voyages }", "GET /x", true)]
    [InlineData("sourceLabels: { app: voyages, version: v1 }", "GET /x", true)]
    [InlineData("sourceLabels: { app: viaggi }", "GET /x", false)]
    [InlineData("sourceLabels: { app: voyages, zone: north }", "GET /x", false)]
    [InlineData("gateways: [mesh]", "GET /x", false)]
    [InlineData("gateways: [partners]", "GET /x", true)]
    [InlineData("uri: { prefix: /x }\n    method: { exact: GET }\n    headers: { user: { exact: new } }", "GET /x user=new", true)]
    [InlineData("uri: { prefix: /x }\n    method: { exact: GET }\n    headers: { user: { exact: new } }", "POST /x user=new", false)]
    public void A_match_says_yes_or_no_as_Istio_does(string match, string request, bool matches) =>
        Assert.Equal(matches, Find(MeshYaml.Service($"- match:\n  - {match}\n  route: [{{ destination: {{ host: travels }} }}]"), request) is not null);

    [Fact]
    public void The_first_rule_that_matches_wins_whatever_comes_after()
    {
        var yaml = MeshYaml.Service(
            """
            - match: [{ uri: { prefix: /travels } }]
              route: [{ destination: { host: first } }]
            - match: [{ uri: { exact: /travels/Rome } }]
              route: [{ destination: { host: second } }]
            - route: [{ destination: { host: third } }]
            """);

        Assert.Equal("first", Find(yaml, "GET /travels/Rome")!.Pick(0).Host);
        Assert.Equal("third", Find(yaml, "GET /other")!.Pick(0).Host);
    }

    [Fact]
    public void Any_of_several_matches_is_enough_and_the_words_say_which_it_was()
    {
        var yaml = MeshYaml.Service(
            """
            - match:
                - uri: { exact: /a }
                - uri: { prefix: /b }
                  headers: { user: { exact: new } }
              route: [{ destination: { host: travels } }]
            - route: [{ destination: { host: travels } }]
            """);

        Assert.Equal("rule 1 of 2: uri exact /a, gateway partners", Find(yaml, "GET /a")!.Words);
        Assert.Equal("rule 1 of 2: uri prefix /b, header user exact new, gateway partners", Find(yaml, "GET /bc user=new")!.Words);
        Assert.Equal("rule 2 of 2: any request, gateway partners", Find(yaml, "GET /bc")!.Words);
    }

    [Theory]
    [InlineData("travels", "travels", true)]
    [InlineData("travels", "TRAVELS:8080", true)]
    [InlineData("travels", "travels.travel-agency.svc.cluster.local", true)]
    [InlineData("travels.travel-agency.svc.cluster.local", "travels", true)]
    [InlineData("travels", "flights", false)]
    [InlineData("'*.travelz.example'", "api.travelz.example", true)]
    [InlineData("'*.travelz.example'", "travelz.example", false)]
    [InlineData("'*'", "anything", true)]
    public void Hosts_are_matched_by_name_by_suffix_or_all(string hosts, string authority, bool matches) =>
        Assert.Equal(matches, Find(MeshYaml.Service("- route: [{ destination: { host: travels } }]", hosts: hosts), "GET /x", authority) is not null);

    [Fact]
    public void The_most_specific_host_decides_alone()
    {
        var yaml = MeshYaml.Service("- route: [{ destination: { host: any } }]", hosts: "'*'", name: "a")
            + MeshYaml.Service("- route: [{ destination: { host: suffix } }]", hosts: "'*.travelz.example'", name: "b")
            + MeshYaml.Service("- match: [{ uri: { exact: /only } }]\n  route: [{ destination: { host: exact } }]", hosts: "api.travelz.example", name: "c");

        Assert.Equal("exact", Find(yaml, "GET /only", "api.travelz.example")!.Pick(0).Host);
        Assert.Null(Find(yaml, "GET /else", "api.travelz.example"));
        Assert.Equal("suffix", Find(yaml, "GET /else", "www.travelz.example")!.Pick(0).Host);
        Assert.Equal("any", Find(yaml, "GET /else", "elsewhere.example")!.Pick(0).Host);
    }

    [Fact]
    public void Virtual_services_of_one_host_are_one_list_in_the_order_of_the_files()
    {
        var yaml = MeshYaml.Service("- match: [{ uri: { prefix: /a } }]\n  route: [{ destination: { host: first } }]", name: "a")
            + MeshYaml.Service("- route: [{ destination: { host: second } }]", name: "b");

        Assert.Equal("first", Find(yaml, "GET /a")!.Pick(0).Host);
        Assert.Equal("second", Find(yaml, "GET /b")!.Pick(0).Host);
    }

    [Theory]
    [InlineData(0.0, "v1")]
    [InlineData(0.2999, "v1")]
    [InlineData(0.3, "v2")]
    [InlineData(0.9999, "v2")]
    public void Weights_share_the_rolls_out(double roll, string subset) =>
        Assert.Equal(subset, Find(MeshYaml.Split(30, 70), "GET /x")!.Pick(roll).Subset);

    [Fact]
    public void A_destination_of_weight_zero_gets_nothing_and_a_single_one_everything()
    {
        Assert.Equal("v2", Find(MeshYaml.Split(0, 1), "GET /x")!.Pick(0).Subset);
        Assert.Equal("travels", Find(MeshYaml.Service("- route: [{ destination: { host: travels }, weight: 0 }]"), "GET /x")!.Pick(0.5).Host);
    }

    private static CompiledRoute? Find(string yaml, string request, string authority = "anywhere") => Compiled.Routes(yaml).Find(request, authority: authority);
}
