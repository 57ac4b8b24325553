using System.Net;
using System.Text.Json;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Catalog.Domains;

public sealed class DomainEndpointTests
{
    private const string Declared = """
        domains:
          - { name: travel, title: Travel & more, summary: All about trips., owners: [{ name: Trip team, mail: trips@travelz.example }] }
          - { name: inside, title: Inside, summary: For us only., owners: [{ name: Us }] }
          - { name: later, title: Later, summary: Nothing yet., owners: [{ name: Us }] }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_domain_with_nothing_for_the_reader_is_not_there_and_mail_is_for_those_who_are_known()
    {
        using var folder = new ContractFolder();
        folder.Write("domains.yaml", Declared);
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);

        var anyone = await ListAsync(portal, null);
        var administrator = await ListAsync(portal, RunningPortal.AdminToken);

        var travel = Assert.Single(anyone);
        Assert.Equal("travel", travel.GetProperty("name").GetString());
        Assert.Equal("trips", Assert.Single(travel.GetProperty("apis").EnumerateArray()).GetString());
        Assert.Equal(JsonValueKind.Null, travel.GetProperty("owners")[0].GetProperty("mail").ValueKind);
        Assert.Equal(["travel", "inside", "later"], administrator.Select(domain => domain.GetProperty("name").GetString()));
        Assert.Equal("trips@travelz.example", administrator[0].GetProperty("owners")[0].GetProperty("mail").GetString());
    }

    [Fact]
    public async Task A_token_that_is_not_good_is_refused()
    {
        await using var portal = await RunningPortal.StartAsync();

        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/domains", "x")).ProblemAsync(401, "invalid_token");
    }

    [Fact]
    public async Task The_pages_call_a_domain_by_its_title_and_say_who_answers_for_it()
    {
        using var folder = new ContractFolder();
        folder.Write("domains.yaml", Declared);
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);

        var catalogue = await PageAsync(portal, "/apis?domain=travel");
        var overview = await PageAsync(portal, "/apis/trips");

        Assert.Contains("All about trips.", catalogue, StringComparison.Ordinal);
        Assert.Contains("Trip team", catalogue, StringComparison.Ordinal);
        Assert.Contains(">Travel &amp; more</option>", catalogue, StringComparison.Ordinal);
        Assert.DoesNotContain("trips@travelz.example", catalogue + overview, StringComparison.Ordinal);
        Assert.DoesNotContain("Inside", catalogue, StringComparison.Ordinal);
        Assert.Contains("href=\"/apis?domain=travel\"", overview, StringComparison.Ordinal);
        Assert.Contains(">Travel &amp; more</a>", overview, StringComparison.Ordinal);
        Assert.Contains("No API matches", await PageAsync(portal, "/apis?domain=inside"), StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> ListAsync(RunningPortal portal, string? token)
    {
        var answer = await portal.SendAsync(HttpMethod.Get, "/api/v1/domains", token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.EnumerateArray()];
    }

    private static Task<string> PageAsync(RunningPortal portal, string path) => portal.Portal.GetStringAsync(path, Cancel);
}
