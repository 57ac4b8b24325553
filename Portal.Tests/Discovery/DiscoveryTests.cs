using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Catalog;
using Portal.Api.Identity;
using Portal.Discovery;
using Portal.Tests.Catalog;
using Portal.Tests.Hosting;

namespace Portal.Tests.Discovery;

public sealed class DiscoveryTests : IAsyncLifetime
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly ContractFolder _folder = new();
    private RunningPortal _portal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Names that are no plain words.
        _folder.Write("odd/api.yaml", "title: Odd | <b>names</b>\nsummary: Names that are no plain words.\nowner: Us\ndomain: odd\naudience: partners\nversions: [{ name: v1, audience: partners }]\n");
        _folder.Write("odd/v1.yaml", """
            openapi: 3.1.1
            info: { title: Odd, version: "1" }
            paths:
              /odd: { get: { operationId: "read/odd (all)", summary: "Read | [all](x)", tags: ["Über | uns"], responses: { "200": { description: ok } } } }
            components: { schemas: { "Odd.Type-1": { type: string } } }
            """);
        _portal = await RunningPortal.StartAsync("portal", null, _folder.Setting, "--Portal:PublicUrl=https://apis.travelz.example", "--Gateway:PublicUrl=https://api.travelz.example");
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Language_models_are_told_what_there_is_by_the_form_of_llms_txt()
    {
        var text = await _portal.Portal.GetStringAsync("/llms.txt", Token);
        var lines = text.Split('\n');

        Assert.Equal("# Travelz APIs", lines[0]);
        Assert.StartsWith("> ", lines[2], StringComparison.Ordinal);
        Assert.Contains("## APIs", lines);
        Assert.Contains("- [Trips v2](https://apis.travelz.example/apis/trips.md): Whole trips.", lines);
        Assert.Contains("- [Quote a trip](https://apis.travelz.example/apis/trips/v2/quoteTrip.md): GET /trips/{city}", lines);
        Assert.Contains("## Optional", lines);
        Assert.All(lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)), line => Assert.Matches(@"^- \[(?:\\.|[^\]\\])+\]\(https://apis\.travelz\.example/[^ )]*\)", line));
    }

    [Theory]
    [InlineData("/llms.txt")]
    [InlineData("/llms-full.txt")]
    [InlineData("/sitemap.xml")]
    [InlineData("/.well-known/api-catalog")]
    public async Task What_is_not_for_everyone_is_in_none_of_the_texts_and_who_has_one_is_told_so(string path)
    {
        using var first = await _portal.Portal.GetAsync(path, Token);
        var text = await first.Content.ReadAsStringAsync(Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _portal.Portal.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Contains("trips", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("readSecret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secrets", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("trips/v1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_in_one_text_has_every_operation_and_says_where_it_is_cut()
    {
        var whole = await _portal.Portal.GetStringAsync("/llms-full.txt", Token);
        await using var scope = _portal.Services.CreateAsyncScope();
        var pages = await scope.ServiceProvider.GetRequiredService<PublicPages>().AllAsync(Token);
        var cut = System.Text.Encoding.UTF8.GetString(await LanguageModelTexts.WholeAsync(scope.ServiceProvider, pages, 4_000));

        Assert.Contains("Page: https://apis.travelz.example/apis/trips/v2/quoteTrip\n\n# Quote a trip", whole, StringComparison.Ordinal);
        Assert.Contains("Page: https://apis.travelz.example/apis/trips/v2/schemas/Quote\n", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Cut here", whole, StringComparison.Ordinal);
        Assert.Matches($@"Cut here: \d+ of {pages.Count} pages are above", cut);
        Assert.InRange(cut.Length, 1, 5_000);
    }

    [Fact]
    public async Task The_catalogue_for_programs_is_a_linkset_that_leads_to_what_there_is()
    {
        using var head = await _portal.Portal.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/.well-known/api-catalog"), Token);
        var catalogue = JsonDocument.Parse(await _portal.Portal.GetByteArrayAsync("/.well-known/api-catalog", Token)).RootElement.GetProperty("linkset");
        var trips = catalogue.EnumerateArray().Single(context => context.GetProperty("anchor").GetString() == "https://api.travelz.example/trips");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"", head.Content.Headers.ContentType?.ToString());
        Assert.Equal("<https://apis.travelz.example/.well-known/api-catalog>; rel=\"api-catalog\"", Assert.Single(head.Headers.GetValues("Link")));
        Assert.Contains(catalogue[0].GetProperty("item").EnumerateArray(), item => item.GetProperty("href").GetString() == "https://api.travelz.example/trips");
        foreach (var relation in new[] { "service-desc", "service-doc", "service-meta" })
        {
            foreach (var link in trips.GetProperty(relation).EnumerateArray())
            {
                using var answer = await _portal.Portal.GetAsync(new Uri(link.GetProperty("href").GetString()!).PathAndQuery, Token);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal(link.GetProperty("type").GetString(), answer.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public async Task Every_page_of_the_site_map_is_there_and_has_a_twin()
    {
        var map = XDocument.Parse(await _portal.Portal.GetStringAsync("/sitemap.xml", Token));
        var pages = map.Root!.Elements(Map + "url").Select(url => new Uri(url.Element(Map + "loc")!.Value)).ToList();

        Assert.Contains(pages, page => page.AbsolutePath == "/apis/trips/v2/quoteTrip");
        Assert.Contains(map.Root.Elements(Map + "url"), url => DateTimeOffset.TryParse(url.Element(Map + "lastmod")?.Value, out var time) && time > DateTimeOffset.UnixEpoch);
        foreach (var page in pages.Where(page => !page.AbsolutePath.StartsWith("/problems/", StringComparison.Ordinal)))
        {
            using var html = await _portal.Portal.GetAsync(page.AbsolutePath, Token);
            using var twin = await _portal.Portal.GetAsync(Portal.Discovery.Twins.TwinPages.Path(page.AbsolutePath), Token);
            Assert.Equal((page, HttpStatusCode.OK, HttpStatusCode.OK), (page, html.StatusCode, twin.StatusCode));
            Assert.Contains($"<link rel=\"canonical\" href=\"{page.AbsoluteUri}\"", await html.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_map_of_more_pages_than_one_file_takes_is_an_index_of_parts()
    {
        var pages = Enumerable.Range(0, 25).Select(number => new PublicPage(PublicPageKind.Operation, $"/p/{number}?a&b", "", "", DateTimeOffset.UnixEpoch.AddDays(number), typeof(object), [])).ToList();

        var map = SiteMap.Make(pages, path => new Uri(new Uri("https://a.example/"), path), mostPages: 10, mostBytes: 1_000_000);
        var index = XDocument.Parse(System.Text.Encoding.UTF8.GetString(map.Root));

        Assert.Equal(3, map.Parts.Count);
        Assert.Equal(["https://a.example/sitemap-1.xml", "https://a.example/sitemap-2.xml", "https://a.example/sitemap-3.xml"], index.Root!.Elements(Map + "sitemap").Select(part => part.Element(Map + "loc")!.Value));
        Assert.Equal("1970-01-10T00:00:00Z", index.Root.Elements(Map + "sitemap").First().Element(Map + "lastmod")!.Value);
        Assert.Equal(25, map.Parts.Sum(part => XDocument.Parse(System.Text.Encoding.UTF8.GetString(part)).Root!.Elements().Count()));
        Assert.True(SiteMap.Make(pages, path => new Uri(new Uri("https://a.example/"), path), 50_000, 2_000).Parts.Count > 1);
    }

    [Fact]
    public async Task Robots_are_told_where_the_map_is_and_what_to_leave_alone()
    {
        var robots = await _portal.Portal.GetStringAsync("/robots.txt", Token);

        Assert.Contains("Sitemap: https://apis.travelz.example/sitemap.xml", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /admin\n", robots.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Disallow: /apis/*/*/*/try\n", robots.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_tells_those_who_share_it_what_it_is_by_its_public_address()
    {
        var page = await _portal.Portal.GetStringAsync("/apis/trips/v2/quoteTrip", Token);
        using var picture = await _portal.Portal.GetAsync("/og.png", Token);

        Assert.Contains("<meta property=\"og:title\" content=\"Quote a trip · Trips v2\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:url\" content=\"https://apis.travelz.example/apis/trips/v2/quoteTrip\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image\" content=\"https://apis.travelz.example/og.png\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"twitter:card\" content=\"summary_large_image\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"description\" content=\"GET /trips/{city}.", page, StringComparison.Ordinal);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_is_kept_is_made_anew_once_something_is_published()
    {
        var before = await _portal.Portal.GetStringAsync("/llms.txt", Token);
        await using var scope = _portal.Services.CreateAsyncScope();
        var published = scope.ServiceProvider.GetRequiredService<PublishedApis>();
        Assert.NotEmpty(await published.AllAsync(Token));

        await scope.ServiceProvider.GetRequiredService<DefineApi>().ExecuteAsync(
            Actor.System,
            new ApiDefinition("trips", "Journeys", "Renamed.", "Trip team", "travel", Audience.Partners, [], true, "problem", [new VersionDefinition("v2", Audience.Partners, LifecycleState.Published)], []), Token);
        published.Forget();

        Assert.DoesNotContain("Journeys", before, StringComparison.Ordinal);
        Assert.Contains("[Journeys v2]", await _portal.Portal.GetStringAsync("/llms.txt", Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/travels", "/travels", "/travels/{city}")]
    [InlineData("/v1/a", "/v1/a/b", "/v1/a/{id}/c")]
    [InlineData("", "/cars", "/flights")]
    [InlineData("", "/{any}", "/{any}/b")]
    public void Apis_at_one_host_are_told_apart_by_what_their_paths_share(string common, params string[] paths) => Assert.Equal(common, ApiCatalogue.CommonPath(paths));
}
