using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Definition;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Catalog.Definition;

public sealed class ApplyCatalogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_that_was_overtaken_is_refused_and_the_new_one_is_told()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        folder.Write("trips/api.yaml", (await File.ReadAllTextAsync(Path.Combine(folder.Root, "trips/api.yaml"), Cancel)).Replace("rate: 60", "rate: 100", StringComparison.Ordinal));
        var plan = await ReportAsync(await PostAsync(portal, folder, "?dryRun=true"), HttpStatusCode.OK);
        Assert.Equal("applicable", plan.GetProperty("verdict").GetString());

        var other = Zip(("extra/api.yaml", "title: Extra\nsummary: More.\nowner: Us\ndomain: inside\naudience: internal\nversions: [{ name: v1, audience: internal }]\n"u8.ToArray()), ("extra/v1.json", ReadBytes(folder, "secrets/v1.json")));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(portal, other, "")).StatusCode);
        var stale = await ReportAsync(await PostAsync(portal, folder, "", plan.GetProperty("plan").GetString()), HttpStatusCode.PreconditionFailed);

        Assert.Equal("stale", stale.GetProperty("verdict").GetString());
        Assert.Equal(["extra"], stale.GetProperty("undeclared").EnumerateArray().Select(api => api.GetString()));
        var fresh = await ReportAsync(await PostAsync(portal, folder, "", stale.GetProperty("plan").GetString()), HttpStatusCode.OK);
        Assert.Equal("applied", fresh.GetProperty("verdict").GetString());
        var change = Assert.Single(Assert.Single(fresh.GetProperty("apis").EnumerateArray()).GetProperty("fields").EnumerateArray());
        Assert.Equal(("plans/starter/limits/minute/rate", "60", "100"), (change.GetProperty("field").GetString(), change.GetProperty("before").GetString(), change.GetProperty("after").GetString()));
    }

    [Fact]
    public async Task What_is_applied_is_audited_and_stays_over_a_restart_with_the_old_folder()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        var applied = Zip(("trips/api.yaml", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ReadBytes(folder, "trips/api.yaml")).Replace("title: Trips", "title: Voyages", StringComparison.Ordinal))));

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(portal, applied, "")).StatusCode);
        await portal.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<PublishFolder>().Single().StartAsync(Cancel);

        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(["Voyages"], await db.Set<PublishedApi>().Where(api => api.Slug == "trips").Select(api => api.Title).ToListAsync(Cancel));
        var entry = await db.Set<AuditEntry>().SingleAsync(entry => entry.Act == "api.changed", Cancel);
        Assert.Equal("trips was changed by an applied catalogue: title.", entry.Summary);

        folder.Write("trips/api.yaml", Encoding.UTF8.GetString(ReadBytes(folder, "trips/api.yaml")).Replace("title: Trips", "title: Journeys", StringComparison.Ordinal));
        await portal.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<PublishFolder>().Single().StartAsync(Cancel);
        Assert.Equal(["Journeys"], await db.Set<PublishedApi>().Where(api => api.Slug == "trips").Select(api => api.Title).ToListAsync(Cancel));
    }

    [Fact]
    public async Task An_API_says_which_domain_it_belongs_to_and_a_domain_in_use_stays()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        var domains = ("domains.yaml", "domains: [{ name: travel, title: Travel, summary: Trips., owners: [{ name: Trip team }] }]"u8.ToArray());

        var orphan = await ReportAsync(await PostAsync(portal, Zip(domains), ""), HttpStatusCode.UnprocessableEntity);
        Assert.Contains("the API 'secrets' in force belongs to", Assert.Single(orphan.GetProperty("problems").EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);

        var unknown = await ReportAsync(await PostAsync(portal, Zip(domains, ("secrets/api.yaml", ReadBytes(folder, "secrets/api.yaml"))), ""), HttpStatusCode.UnprocessableEntity);
        var problem = Assert.Single(unknown.GetProperty("problems").EnumerateArray(), one => one.GetProperty("file").GetString() == "secrets/api.yaml");
        Assert.Equal((4, "/domain"), (problem.GetProperty("line").GetInt32(), problem.GetProperty("path").GetString()));
        Assert.Equal(2, (await (await portal.SendAsync(HttpMethod.Get, "/api/v1/apis", RunningPortal.AdminToken)).JsonAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Only_administrators_read_and_apply_the_whole_catalogue()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        var (_, partner) = await portal.TokenAsync(await portal.SignUpAsync(), "applications:read");

        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/catalog")).ProblemAsync(401, "unauthenticated");
        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/catalog", partner)).ProblemAsync(403, "administrator_required");
        await (await PostAsync(portal, folder, "", token: partner)).ProblemAsync(403, "administrator_required");
        await using var scope = portal.Services.CreateAsyncScope();
        var request = new CatalogRequest(new CatalogFiles([]));
        var stranger = Actor.Anonymous with { Kind = ActorKind.Person };
        Assert.Equal("administrator_required", (await scope.ServiceProvider.GetRequiredService<PlanCatalog>().ExecuteAsync(stranger, request, Cancel)).Refusal?.Code);
        Assert.Equal("administrator_required", (await scope.ServiceProvider.GetRequiredService<ApplyCatalog>().ExecuteAsync(stranger, request, Cancel)).Refusal?.Code);
        Assert.Equal("administrator_required", (await scope.ServiceProvider.GetRequiredService<ExportCatalog>().ExecuteAsync(stranger, Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task A_body_that_is_no_catalogue_is_refused_with_a_reason()
    {
        await using var portal = await RunningPortal.StartAsync();

        await (await portal.SendAsync(HttpMethod.Post, "/api/v1/catalog", RunningPortal.AdminToken, new { })).ProblemAsync(415, "unsupported_media_type");
        await (await PostAsync(portal, "title: Trips"u8.ToArray(), "")).ProblemAsync(400, "invalid");
        await (await PostAsync(portal, CatalogFilesTests.Zip(("../../etc/api.yaml", "title: x")), "")).ProblemAsync(400, "invalid");
        await (await PostAsync(portal, CatalogFilesTests.Zip(("a/api.yaml", "title: x")), "?force=true")).ProblemAsync(400, "invalid");
        var all = await ReportAsync(await PostAsync(portal, CatalogFilesTests.Zip(("notes.md", "nothing")), "?prune=true"), HttpStatusCode.UnprocessableEntity);
        Assert.Contains("all there are would be taken away", all.GetProperty("problems")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(RunningPortal portal, ContractFolder folder, string query, string? plan = null, string token = RunningPortal.AdminToken) =>
        PostAsync(portal, CatalogZip.Write(CatalogFolder.Read(folder.Root).Files), query, plan, token);

    private static async Task<HttpResponseMessage> PostAsync(RunningPortal portal, byte[] zip, string query, string? plan = null, string token = RunningPortal.AdminToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/catalog" + query) { Content = new ByteArrayContent(zip) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } } };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.IfMatch.ParseAdd(plan is null ? "*" : $"\"{plan}\"");
        return await portal.Portal.SendAsync(request, Cancel);
    }

    private static async Task<JsonElement> ReportAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    private static byte[] Zip(params (string Path, byte[] Bytes)[] files) => CatalogZip.Write(new CatalogFiles(files.Select(file => new CatalogFile(file.Path, file.Bytes))));

    private static byte[] ReadBytes(ContractFolder folder, string file) => File.ReadAllBytes(Path.Combine(folder.Root, file));
}
