using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Tests.Catalog;
using Portal.Tests.Hosting;

namespace Portal.Tests.Search;

public sealed class SearchPageTests(PublishedFolderFixture published) : IClassFixture<PublishedFolderFixture>
{
    private readonly RunningPortal _portal = published.Portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anyone_finds_partners_things_only_and_an_administrator_finds_more()
    {
        Assert.Equal(["quoteTrip"], await NamesAsync("quoteTrip&kind=operation", null));
        Assert.DoesNotContain("readSecret", await NamesAsync("readSecret", null));
        Assert.Empty(await NamesAsync("readSecret&kind=operation", null));
        // The code of a refusal speaks of a client secret, and everybody may read that.
        Assert.Equal(["token_revoked"], await NamesAsync("secrets", null));

        Assert.Contains("readSecret", await NamesAsync("readSecret", RunningPortal.AdminToken));
        Assert.Equal(2, (await NamesAsync("quoteTrip&kind=operation", RunningPortal.AdminToken)).Length);
    }

    [Theory]
    [InlineData("trip", "trips")]
    [InlineData("city", "city")]
    [InlineData("total", "total")]
    [InlineData("credential_missing", "credential_missing")]
    [InlineData("/trips/Rome", "quoteTrip")]
    public async Task Apis_parameters_fields_error_codes_and_paths_are_found(string query, string name) =>
        Assert.Equal(name, (await NamesAsync(Uri.EscapeDataString(query), null))[0]);

    [Theory]
    [InlineData("/api/v1/search", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/search?q=a&limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/search?q=a&kind=nothing", HttpStatusCode.BadRequest)]
    public async Task What_is_no_question_is_refused(string address, HttpStatusCode status)
    {
        var answer = await _portal.Portal.GetAsync(address, Token);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_page_works_without_script_and_shows_what_was_typed_as_text()
    {
        var page = await _portal.Portal.GetStringAsync("/search?q=" + Uri.EscapeDataString("quote <script>alert(1)</script>"), Token);

        Assert.Contains("href=\"/apis/trips/v2/quoteTrip\"", page, StringComparison.Ordinal);
        Assert.Contains("<mark>Quote</mark>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("readSecret", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/search\"", await _portal.Portal.GetStringAsync("/", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dialog_is_answered_with_its_results_and_nothing_around_them()
    {
        var answer = await _portal.Portal.GetAsync("/search/hits?q=quote", Token);
        var hits = await answer.Content.ReadAsStringAsync(Token);

        Assert.Contains("role=\"option\"", hits, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", hits, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Ten_thousand_characters_are_a_question_too()
    {
        var answer = await _portal.Portal.GetAsync("/api/v1/search?q=" + Uri.EscapeDataString(new string('"', 10_000)), Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<string[]> NamesAsync(string query, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/search?q=" + query);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        var answer = await _portal.Portal.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var found = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Token)).RootElement;
        return [.. found.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("name").GetString()!)];
    }
}
