using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Api.Audit;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Persistence;
using Portal.Tests.Applications;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Catalog.Lifecycle;

public sealed class ChangeLifecycleTests
{
    private const string Address = "/api/v1/apis/trips/versions/v2/lifecycle";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_announces_an_end_and_it_is_read_audited_and_remembered()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);

        var answer = await PutAsync(portal, new { state = "published", deprecated = "2099-01-01", retired = "2099-06-30", successor = "v1", notice = "See the [guide](/guide).", reason = "v1 is all we need" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var version = (await ReadAsync(portal, RunningPortal.AdminToken))["v2"];
        Assert.Equal("published", version.GetProperty("state").GetString());
        Assert.Equal(("2099-01-01", "2099-06-30", "v1"), (Text(version, "deprecated"), Text(version, "retired"), Text(version, "successor")));
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        var change = await db.Set<LifecycleChange>().SingleAsync(change => change.Retired == new DateOnly(2099, 6, 30), Token);
        Assert.Equal(("v1 is all we need", null, LifecycleState.Published), (change.Reason, change.RetiredBefore, change.StageBefore!.Value));
        var entry = await db.Set<AuditEntry>().SingleAsync(entry => entry.Act == "version.lifecycle_changed" && entry.Subject == "version/trips/v2", Token);
        Assert.Equal("Trips v2 is published, deprecated from 1 January 2099, retired from 30 June 2099, followed by v1.", entry.Summary);
    }

    [Fact]
    public async Task What_breaks_a_rule_changes_nothing_and_names_the_field()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);

        foreach (var (body, field) in new (object, string)[]
        {
            (new { state = "published", deprecated = "2099-06-30", retired = "2099-01-01", reason = "Because" }, "retired"),
            (new { state = "draft", retired = "2099-01-01", reason = "Because" }, "state"),
            (new { state = "published", successor = "v9", reason = "Because" }, "successor"),
            (new { state = "published", reason = "" }, "reason"),
        })
        {
            var answer = await PutAsync(portal, body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.True((await answer.JsonAsync()).GetProperty("errors").TryGetProperty(field, out _), field);
        }
        Assert.Null(Text((await ReadAsync(portal, RunningPortal.AdminToken))["v2"], "retired"));
    }

    [Fact]
    public async Task Only_administrators_change_it()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        var partner = await Scripted.StartAsync(portal);
        var body = new { state = "retired", reason = "Because" };

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.SendAsync(HttpMethod.Put, Address, null, body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.SendAsync(HttpMethod.Put, Address, partner.Token, body)).StatusCode);
        Assert.Equal("published", (await ReadAsync(portal, null))["v2"].GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_was_said_at_run_time_stands_until_the_file_says_something_else_than_before()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await PutAsync(portal, new { state = "beta", retired = "2099-06-30", reason = "Not ready yet" });

        await AgainAsync(portal);
        Assert.Equal("2099-06-30", Text((await ReadAsync(portal, null))["v2"], "retired"));

        var file = await File.ReadAllTextAsync(Path.Combine(folder.Root, "trips", "api.yaml"), Token);
        folder.Write("trips/api.yaml", file.Replace("state: live }", "state: published, retired: 2088-01-01 }", StringComparison.Ordinal));
        await AgainAsync(portal);
        var version = (await ReadAsync(portal, null))["v2"];
        Assert.Equal(("published", "2088-01-01"), (version.GetProperty("state").GetString(), Text(version, "retired")));
    }

    [Fact]
    public async Task A_draft_is_there_for_insiders_alone_whatever_its_audience_and_may_break()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);

        await PutAsync(portal, new { state = "draft", reason = "Not ready yet" });

        Assert.Equal(HttpStatusCode.NotFound, (await portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips/versions/v2/contract", null)).StatusCode);
        Assert.Equal("draft", (await ReadAsync(portal, RunningPortal.AdminToken))["v2"].GetProperty("state").GetString());
        folder.Write("trips/v2.yaml", ContractFolder.Trips.Replace("  /trips:\n", "  /voyages:\n", StringComparison.Ordinal));
        await AgainAsync(portal);
        var contract = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips/versions/v2/contract?format=json", RunningPortal.AdminToken)).Content.ReadAsStringAsync(Token);
        Assert.Contains("/voyages", contract, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PutAsync(RunningPortal portal, object body) => portal.SendAsync(HttpMethod.Put, Address, RunningPortal.AdminToken, body);

    private static async Task<Dictionary<string, JsonElement>> ReadAsync(RunningPortal portal, string? token) =>
        (await (await portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips", token)).JsonAsync()).GetProperty("versions").EnumerateArray().ToDictionary(version => version.GetProperty("name").GetString()!);

    private static string? Text(JsonElement version, string name) => version.GetProperty("lifecycle").GetProperty(name).GetString();

    private static Task AgainAsync(RunningPortal portal) => portal.Services.GetServices<IHostedService>().OfType<PublishFolder>().Single().StartAsync(Token);
}
