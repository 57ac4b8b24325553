using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Catalog.Definition;
using Portal.Api.Identity;
using Portal.Api.Plans;
using Portal.Tests.Hosting;

namespace Portal.Tests.Catalog.Definition;

public sealed class LimitMetricsTests
{
    private const string Limits = """
        limits:
              - { name: day, quota: 1000, per: day }
              - { name: parallel, concurrency: 4 }
              - { name: quotes, metric: quoteTrip, rate: 10, per: minute }
              - { name: no-booking, metric: bookTrip, quota: 0, per: eternity }
              - { name: volume, metric: data, quota: 500, per: month }
        metrics:
          - { name: data, unit: MB, description: Megabytes sent. }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_and_limits_on_them_go_from_file_to_portal_to_file_and_change_nothing_on_the_way_back()
    {
        using var folder = new ContractFolder();
        Declare(folder, Limits);
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await using var scope = portal.Services.CreateAsyncScope();

        var plan = Assert.Single(await scope.ServiceProvider.GetRequiredService<PlanQueries>().ListAsync(Actor.System, "trips", Cancel));
        Assert.Equal(
            [
                new PlanLimit("day", LimitKind.Quota, 1000, LimitWindow.Day),
                new PlanLimit("parallel", LimitKind.Concurrency, 4, LimitWindow.Eternity),
                new PlanLimit("quotes", LimitKind.Rate, 10, LimitWindow.Minute) { Metric = "quoteTrip" },
                new PlanLimit("no-booking", LimitKind.Quota, 0, LimitWindow.Eternity) { Metric = "bookTrip" },
                new PlanLimit("volume", LimitKind.Quota, 500, LimitWindow.Month) { Metric = "data", Unit = "MB" },
            ],
            plan.Limits);
        Assert.Equal(
            ["1,000 calls a day", "4 calls at once", "10 calls of quoteTrip a minute", "no bookTrip", "500 MB of data a month"],
            plan.Limits.Select(PlanLimitWords.Of));

        var exported = (await scope.ServiceProvider.GetRequiredService<ExportCatalog>().ExecuteAsync(Actor.System, Cancel)).Value;
        var again = (await scope.ServiceProvider.GetRequiredService<PlanCatalog>().ExecuteAsync(Actor.System, new CatalogRequest(exported), Cancel)).Value;

        Assert.Equal(CatalogVerdict.Unchanged, again.Verdict);
        var text = Encoding.UTF8.GetString(exported.Find("trips/api.yaml")!.Value.Bytes.Span);
        Assert.Contains("concurrency: 4", text, StringComparison.Ordinal);
        Assert.Contains("metric: bookTrip", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metric: quoteTrip", "metric: quotTrip", "/plans/0/limits/2/metric", 19, "Did you mean quoteTrip?")]
    [InlineData("name: data, unit: MB", "name: datum, unit: MB", "/plans/0/limits/4/metric", 21, "declare 'data' under metrics")]
    public async Task A_limit_on_what_there_is_not_is_told_with_its_place_and_changes_nothing(string right, string wrong, string path, int line, string words)
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        Declare(folder, Limits.Replace(right, wrong, StringComparison.Ordinal));
        await using var scope = portal.Services.CreateAsyncScope();
        var files = (await scope.ServiceProvider.GetRequiredService<ExportCatalog>().ExecuteAsync(Actor.System, Cancel)).Value;
        var changed = new CatalogFiles([.. files.All.Select(file => file.Path == "trips/api.yaml" ? new CatalogFile(file.Path, File.ReadAllBytes(Path.Combine(folder.Root, file.Path))) : file)]);

        var report = (await scope.ServiceProvider.GetRequiredService<ApplyCatalog>().ExecuteAsync(Actor.System, new CatalogRequest(changed), Cancel)).Value;

        Assert.Equal(CatalogVerdict.Unreadable, report.Verdict);
        var problem = Assert.Single(report.Problems);
        Assert.Equal(("trips/api.yaml", path, line), (problem.File, problem.Path, problem.Line));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal(["minute"], Assert.Single(await scope.ServiceProvider.GetRequiredService<PlanQueries>().ListAsync(Actor.System, "trips", Cancel)).Limits.Select(limit => limit.Name));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_metric_may_not_take_an_operations_name(bool clashes, int plans)
    {
        using var folder = new ContractFolder();
        foreach (var (version, number) in new[] { ("v1", "1.0.0"), ("v2", "2.0.0") })
        {
            folder.Write($"trips/{version}.yaml", ContractFolder.Trips.Replace("2.0.0", number, StringComparison.Ordinal).Replace("bookTrip", "book", StringComparison.Ordinal));
        }
        var limits = Limits.Replace("bookTrip", "book", StringComparison.Ordinal);
        Declare(folder, clashes ? limits.Replace("data", "book", StringComparison.Ordinal) : limits);
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await using var scope = portal.Services.CreateAsyncScope();

        Assert.Equal(plans, (await scope.ServiceProvider.GetRequiredService<PlanQueries>().ListAsync(Actor.System, "trips", Cancel)).Count);
    }

    private static void Declare(ContractFolder folder, string limits)
    {
        var text = File.ReadAllText(Path.Combine(folder.Root, "trips/api.yaml"));
        const string Plan = "- { name: starter, title: Starter, description: To begin with., audience: partners, approval: automatic, limits: [{ name: minute, rate: 60, per: minute }] }";
        folder.Write("trips/api.yaml", text.Replace(Plan, $"- name: starter\n    title: Starter\n    description: To begin with.\n    audience: partners\n    approval: automatic\n    {limits}", StringComparison.Ordinal));
    }
}
