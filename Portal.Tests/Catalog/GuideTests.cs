using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Guides;
using Portal.Tests.Hosting;

namespace Portal.Tests.Catalog;

public sealed class GuideTests : IAsyncLifetime
{
    private readonly ContractFolder _folder = new();
    private RunningPortal _portal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("trips/guides/start.md", "---\ntitle: Getting started\nsummary: From nothing to an answer.\norder: 1\n---\n\n## First steps\n\nCall it.\n\n```sh\ncurl {{portal}}/x\n```\n\n## Then\n\nRead about [errors](errors.md) and [us]({{portal}}/apis). <script>alert(1)</script> [x](javascript:alert(1))\n");
        _folder.Write("trips/guides/errors.md", "---\ntitle: Errors\nsummary: What goes wrong.\norder: 2\n---\n\nPamphlets say `limits_exceeded`.\n");
        _folder.Write("trips/guides/inside.md", "---\ntitle: For us\nsummary: Hidden.\naudience: internal\n---\n\nZeppelin timetable.\n");
        _folder.Write("secrets/guides/inner.md", "---\ntitle: Inner\nsummary: Hidden too.\n---\n\nText.\n");
        _folder.Write("trips/guides/broken.md", "no head");
        _portal = await RunningPortal.StartAsync("portal", null, _folder.Setting);
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_guide_is_a_page_with_permanent_headings_neighbours_and_a_place_in_the_rail()
    {
        var page = await _portal.Portal.GetStringAsync("/apis/trips/guides/start", Token);

        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"first-steps\">First steps <a class=\"anchor\" href=\"/apis/trips/guides/start#first-steps\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/apis/trips/guides/errors\"", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("For us", page, StringComparison.Ordinal);
        Assert.Contains("Getting started", await _portal.Portal.GetStringAsync("/apis/trips", Token), StringComparison.Ordinal);
        Assert.Contains("From nothing to an answer.", await _portal.Portal.GetStringAsync("/apis/trips/guides", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_twin_leads_from_markdown_to_markdown()
    {
        var twin = await _portal.Portal.GetStringAsync("/apis/trips/guides/start.md", Token);

        Assert.StartsWith("# Getting started\n\n> From nothing to an answer.\n", twin, StringComparison.Ordinal);
        Assert.Contains("[errors](/apis/trips/guides/errors.md)", twin, StringComparison.Ordinal);
        Assert.Contains($"```sh\ncurl {_portal.Portal.BaseAddress}x\n```", twin, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", twin, StringComparison.Ordinal);
        Assert.Contains("/apis/trips/guides/start.md", await _portal.Portal.GetStringAsync("/apis/trips/guides.md", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_writes_the_address_of_the_portal_or_the_gateway_readers_see_the_real_one()
    {
        var page = await _portal.Portal.GetStringAsync("/apis/trips/guides/start", Token);

        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{_portal.Portal.BaseAddress}apis\"", page, StringComparison.Ordinal);
        Assert.Contains("curl /x", Snippet((await JsonAsync("/api/v1/search?q=curl", null)).GetProperty("results")[0]), StringComparison.Ordinal);
        Assert.Contains($"curl {_portal.Portal.BaseAddress}x", (await JsonAsync("/api/v1/apis/trips/guides/start", null)).GetProperty("markdown").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/apis/trips/guides/inside")]
    [InlineData("/apis/trips/guides/inside.md")]
    [InlineData("/apis/trips/guides/broken")]
    [InlineData("/apis/trips/guides/nothing")]
    [InlineData("/apis/secrets/guides")]
    [InlineData("/apis/secrets/guides/inner")]
    [InlineData("/api/v1/apis/secrets/guides")]
    [InlineData("/api/v1/apis/secrets/guides/inner")]
    [InlineData("/api/v1/apis/trips/guides/inside")]
    public async Task What_a_reader_may_not_see_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _portal.Portal.GetAsync(path, Token)).StatusCode);

    [Fact]
    public async Task The_management_api_lists_and_reads_what_the_caller_may_see()
    {
        Assert.Equal(["start", "errors"], await SlugsAsync("/api/v1/apis/trips/guides", null));
        Assert.Equal(["start", "errors", "inside"], await SlugsAsync("/api/v1/apis/trips/guides", RunningPortal.AdminToken));
        Assert.Equal(["inner"], await SlugsAsync("/api/v1/apis/secrets/guides", RunningPortal.AdminToken));
        var guide = await JsonAsync("/api/v1/apis/trips/guides/errors", null);
        Assert.Equal("Pamphlets say `limits_exceeded`.", guide.GetProperty("markdown").GetString());
    }

    [Fact]
    public async Task Guides_are_found_by_their_words_by_those_who_may_read_them()
    {
        Assert.Contains("errors", await NamesAsync("pamphlets", null));
        Assert.Contains("errors", await NamesAsync("pamphlest&kind=guide", null));
        Assert.Empty(await NamesAsync("zeppelin", null));
        Assert.Contains("inside", await NamesAsync("zeppelin", RunningPortal.AdminToken));
    }

    [Fact]
    public async Task A_guide_whose_file_changes_changes_and_one_whose_file_goes_goes_and_a_broken_one_stays()
    {
        await using var scope = _portal.Services.CreateAsyncScope();
        var publish = scope.ServiceProvider.GetRequiredService<PublishGuides>();

        await publish.ExecuteAsync("trips", [new GuideDefinition("start", "Begin", "New words.", 1, Audience.Partners, "Text.")], ["start", "errors"], Token);

        Assert.Equal(["start", "errors"], await SlugsAsync("/api/v1/apis/trips/guides", RunningPortal.AdminToken));
        Assert.Equal("Begin", (await JsonAsync("/api/v1/apis/trips/guides/start", null)).GetProperty("title").GetString());
    }

    private static string Snippet(JsonElement result) => string.Concat(result.GetProperty("snippet").EnumerateArray().Select(part => part.GetProperty("text").GetString()));

    private async Task<string?[]> SlugsAsync(string path, string? token) => [.. (await JsonAsync(path, token)).EnumerateArray().Select(guide => guide.GetProperty("slug").GetString())];

    private async Task<string?[]> NamesAsync(string query, string? token) =>
        [.. (await JsonAsync("/api/v1/search?q=" + query, token)).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("name").GetString())];

    private async Task<JsonElement> JsonAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _portal.Portal.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Token)).RootElement;
    }
}
