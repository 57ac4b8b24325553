using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Portal.Tests.Hosting;

namespace Portal.Tests.Catalog;

public sealed class CatalogEndpointTests(PublishedFolderFixture published) : IClassFixture<PublishedFolderFixture>
{
    private readonly RunningPortal _portal = published.Portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anyone_reads_public_apis_and_sees_nothing_of_internal_ones()
    {
        var list = await JsonAsync("/api/v1/apis");
        Assert.Equal(["trips"], list.EnumerateArray().Select(api => api.GetProperty("slug").GetString()));
        Assert.Equal("v2", Assert.Single(list[0].GetProperty("versions").EnumerateArray()).GetProperty("name").GetString());

        var trips = await JsonAsync("/api/v1/apis/trips");
        Assert.Equal(60, trips.GetProperty("plans")[0].GetProperty("limits")[0].GetProperty("count").GetInt64());
        var version = await JsonAsync("/api/v1/apis/trips/versions/v2");
        Assert.Equal("quoteTrip", version.GetProperty("operations")[0].GetProperty("id").GetString());

        foreach (var path in (string[])["secrets", "secrets/versions/v1", "secrets/versions/v1/contract", "trips/versions/v1", "trips/versions/v1/contract", "nothing", "trips/versions/v9"])
        {
            var answer = await _portal.Portal.GetAsync("/api/v1/apis/" + path, Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task An_administrator_sees_internal_apis_and_versions()
    {
        Assert.Equal(2, (await JsonAsync("/api/v1/apis", RunningPortal.AdminToken)).GetArrayLength());
        Assert.Equal(2, (await JsonAsync("/api/v1/apis/trips", RunningPortal.AdminToken)).GetProperty("versions").GetArrayLength());
        Assert.Equal("internal", (await JsonAsync("/api/v1/apis/secrets", RunningPortal.AdminToken)).GetProperty("audience").GetString());
    }

    [Theory]
    [InlineData(null, "", "application/yaml")]
    [InlineData("*/*", "", "application/yaml")]
    [InlineData("application/yaml", "", "application/yaml")]
    [InlineData("application/json", "", "application/json")]
    [InlineData("text/html, application/json;q=0.5, application/yaml;q=0.9", "", "application/yaml")]
    [InlineData("application/yaml", "?format=json", "application/json")]
    public async Task A_contract_comes_in_the_format_asked_for(string? accept, string query, string type)
    {
        var answer = await ContractAsync(accept, query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"trips-v2.{type[12..]}", answer.Content.Headers.ContentDisposition?.FileName);
        var text = await answer.Content.ReadAsStringAsync(Token);
        if (type is "application/yaml")
        {
            Assert.Equal(ContractFolder.Scripted, text);
        }
        else
        {
            Assert.Equal("3.1.1", JsonDocument.Parse(text).RootElement.GetProperty("openapi").GetString());
        }
    }

    [Theory]
    [InlineData("text/html", "", HttpStatusCode.NotAcceptable)]
    [InlineData("application/yaml;q=0", "", HttpStatusCode.NotAcceptable)]
    [InlineData(null, "?format=xml", HttpStatusCode.BadRequest)]
    public async Task A_format_that_there_is_not_is_refused(string? accept, string query, HttpStatusCode status) =>
        Assert.Equal(status, (await ContractAsync(accept, query)).StatusCode);

    [Fact]
    public async Task A_contract_that_the_reader_has_is_not_sent_again()
    {
        var tag = (await ContractAsync(null, "")).Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/apis/trips/versions/v2/contract") { Headers = { IfNoneMatch = { tag } } };

        Assert.Equal(HttpStatusCode.NotModified, (await _portal.Portal.SendAsync(again, Token)).StatusCode);
        Assert.NotEqual(tag, (await ContractAsync("application/json", "")).Headers.ETag);
    }

    private async Task<HttpResponseMessage> ContractAsync(string? accept, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/apis/trips/versions/v2/contract" + query);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }
        return await _portal.Portal.SendAsync(request, Token);
    }

    private async Task<JsonElement> JsonAsync(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        var answer = await _portal.Portal.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Token))).RootElement;
    }
}
