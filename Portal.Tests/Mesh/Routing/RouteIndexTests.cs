using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;

namespace Portal.Tests.Mesh.Routing;

/// <summary>However routes are found, the answer is that of trying them one by one.</summary>
public sealed class RouteIndexTests
{
    private static readonly string[] Parts = ["/a", "/ab", "/A", "/b", "/", "x", "/a/b"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Among_many_routes_the_first_in_the_order_of_the_list_is_found(int seed)
    {
        var random = new Random(seed);
        var matches = Enumerable.Range(0, 300).Select(_ => Match(random)).ToArray();
        var yaml = new StringBuilder();
        foreach (var (match, number) in matches.Select((match, number) => (match, number)))
        {
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"- match:\n  - {match}\n  route: [{{ destination: {{ host: h{number} }} }}]\n");
        }
        var all = Compiled.Routes(MeshYaml.Service(yaml.ToString()));
        var alone = matches.Select((match, number) => Compiled.Routes(MeshYaml.Service($"- match:\n  - {match}\n  route: [{{ destination: {{ host: h{number} }} }}]"))).ToArray();

        var found = 0;
        for (var call = 0; call < 2_000; call++)
        {
            var request = $"GET {Path(random)} {(random.Next(3) == 0 ? "x-a=b" : "")}".TrimEnd();
            var expected = alone.Select(one => one.Find(request)).FirstOrDefault(route => route is not null)?.Pick(0).Host;
            found += expected is null ? 0 : 1;
            Assert.Equal((request, expected), (request, all.Find(request)?.Pick(0).Host));
        }
        Assert.InRange(found, 100, 1_999);
    }

    [Fact]
    public void A_route_is_found_without_allocating()
    {
        var rules = string.Concat(Enumerable.Range(0, 50).Select(number =>
            $"- match: [{{ uri: {{ prefix: /area-{number} }}, headers: {{ x-a: {{ exact: b }} }}, queryParams: {{ q: {{ exact: ro }} }}, sourceLabels: {{ app: voyages }} }}]\n  route: [{{ destination: {{ host: travels }} }}]\n"));
        var table = Compiled.Routes(MeshYaml.Service(rules));
        var caller = new WorkloadIdentity("voyages", "travel-agency", Compiled.Caller);
        var headers = new HeaderDictionary { ["x-a"] = "b" };
        Find(100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Find(1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Find(int times)
        {
            for (var time = 0; time < times; time++)
            {
                Assert.True(MeshRoutes.Find(table, "partners", caller, "apis.example.com:8080", "GET", "/area-33/Rome?q=ro", headers, out _, "http") is not null);
            }
        }
    }

    [Theory]
    [InlineData("/service-1/area-9/[A-Z][a-z]+", "/service-1/area-9/", true)]
    [InlineData("/v[12]/x", "/v", true)]
    [InlineData("/a+b", "/", true)]
    [InlineData("/ab*", "/a", true)]
    [InlineData("/a{0,2}", "/", true)]
    [InlineData("/plain", "/plain", true)]
    [InlineData("/a/[^/]+/b", "/a/", true)]
    [InlineData(@".*\.example\.com", "", true)]
    [InlineData("/a|/b", "", false)]
    [InlineData("/a(b|c)", "", false)]
    [InlineData("/(a+)+", "/", false)]
    [InlineData("/a.*b.*", "/a", false)]
    [InlineData("/a?a?", "/", false)]
    [InlineData(@"/a\b.", "", false)]
    [InlineData("^/a", "", false)]
    [InlineData("/[a[b]", "/", false)]
    [InlineData(@"/[\]x]+", "/", true)]
    [InlineData("/[]x]+", "/", true)]
    public void What_can_be_seen_of_a_pattern_by_its_text(string pattern, string start, bool isSimple) =>
        Assert.Equal((start, isSimple), (PatternText.Start(pattern), PatternText.IsSimple(pattern)));

    [Theory]
    [InlineData("/a/[A-Z][a-z]+", "/a/Rome", true)]
    [InlineData("/a/[A-Z][a-z]+", "/a/Rome/x", false)]
    [InlineData("/a/[A-Z][a-z]+", "/b/Rome", false)]
    [InlineData("/a(/b)?", "/a", true)]
    [InlineData("/a(/b)?", "/a/b", true)]
    [InlineData("/a(/b)?", "/a/c", false)]
    [InlineData("(?i)/a", "/A", true)]
    [InlineData(@"/a\d+", "/a12", true)]
    [InlineData(@"/a\b.*", "/a/x", true)]
    [InlineData(@"/a\b.*", "/ax", false)]
    [InlineData("/a+", "/", false)]
    [InlineData("/a*", "/", true)]
    [InlineData("", "", true)]
    [InlineData("", "/", false)]
    [InlineData("/(a+)+b", "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void A_pattern_has_to_match_the_whole_text(string pattern, string text, bool matches) => Assert.Equal(matches, new StringMatch.Pattern(pattern).Matches(text));

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?<!a)b")]
    [InlineData(@"(a)\1")]
    [InlineData("(?>a)")]
    public void What_RE2_does_not_have_is_refused(string pattern) => Assert.Throws<NotSupportedException>(() => new StringMatch.Pattern(pattern));

    private static string Path(Random random, int least = 1) => string.Concat(Enumerable.Range(0, random.Next(least, 5)).Select(_ => Parts[random.Next(Parts.Length)])) is var path && path.StartsWith('/') ? path : "/" + path;

    private static string Match(Random random)
    {
        var path = Path(random, 2);
        var uri = random.Next(6) switch
        {
            0 => "method: { exact: GET }",
            1 => $"uri: {{ exact: '{path}' }}",
            2 => $"uri: {{ regex: '{path}[a-z/]*' }}",
            _ => $"uri: {{ prefix: '{path}' }}",
        };
        var headers = random.Next(3) == 0 || uri[0] == 'm' ? "\n    headers: { x-a: { exact: b } }" : "";
        return uri + (random.Next(4) == 0 ? "\n    ignoreUriCase: true" : "") + headers;
    }
}
