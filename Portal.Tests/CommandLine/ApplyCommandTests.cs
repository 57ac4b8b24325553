using System.Text.Json;
using Portal.Api.CommandLine;
using Portal.Tests.Catalog;
using Portal.Tests.Partners;

namespace Portal.Tests.CommandLine;

public sealed class ApplyCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_is_planned_applied_and_then_there_is_nothing_to_change()
    {
        await using var run = await CatalogRun.StartAsync();

        var pending = await run.ApplyAsync("--dry-run", "--detailed-exit-code");
        Assert.Equal(ExitCode.Pending, pending.Code);
        Assert.Contains("+ trips added", pending.Out, StringComparison.Ordinal);
        Assert.Contains("plans/starter/limits/minute/rate: 60", pending.Out, StringComparison.Ordinal);
        Assert.Contains("contract v2: publishable", pending.Out, StringComparison.Ordinal);
        Assert.Empty((await Apis(run)).EnumerateArray());

        var applied = await run.ApplyAsync("--yes");
        Assert.Equal((ExitCode.Fine, ""), (applied.Code, applied.Error));
        Assert.Contains("Applied.", applied.Out, StringComparison.Ordinal);
        Assert.Equal(["secrets", "trips"], (await Apis(run)).EnumerateArray().Select(api => api.GetProperty("slug").GetString()).Order());

        var again = await run.ApplyAsync("--yes");
        Assert.Equal((ExitCode.Fine, "There is nothing to change.\n"), (again.Code, again.Out));
        Assert.Equal(ExitCode.Fine, (await run.ApplyAsync("--dry-run", "--detailed-exit-code")).Code);
    }

    [Fact]
    public async Task An_export_is_the_catalogue_and_applying_it_changes_nothing()
    {
        await using var run = await CatalogRun.StartAsync();
        run.Folder.Write("trips/guides/start.md", "---\ntitle: \"Start: here\"\nsummary: How to begin.\n---\n\nSee [more](more.md).\n");
        run.Folder.Write("trips/guides/more.md", "---\ntitle: More\nsummary: All the rest.\norder: 5\naudience: internal\n---\nText.\n");
        run.Folder.Write("domains.yaml", "domains:\n- { name: travel, title: Travel, summary: 'All: trips', owners: [{ name: Trip team }] }\n- { name: inside, title: Inside, summary: Us, owners: [{ name: Us, mail: us@travelz.example }] }\n");
        await run.ApplyAsync("--yes");

        var exported = await run.ExportAsync(run.Path("out"), "--json");
        var again = await run.ExportAsync(run.Path("again"));

        Assert.Equal((ExitCode.Fine, ExitCode.Fine), (exported.Code, again.Code));
        var files = JsonDocument.Parse(exported.Out).RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).ToList();
        Assert.Equal(["domains.yaml", "secrets/api.yaml", "secrets/v1.json", "trips/api.yaml", "trips/guides/more.md", "trips/guides/start.md", "trips/v1.yaml", "trips/v2.yaml"], files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(run.Path("out"), file)), File.ReadAllBytes(Path.Combine(run.Path("again"), file))));
        Assert.Equal(ContractFolder.Trips, await File.ReadAllTextAsync(Path.Combine(run.Path("out"), "trips/v2.yaml"), Cancel));
        var applied = await CommandRun.OfAsync("apply", "-f", run.Path("out"), "--prune", "--server", run.Server, "--token-file", run.TokenFile);
        Assert.Equal((ExitCode.Fine, "There is nothing to change.\n"), (applied.Code, applied.Out));
        Assert.Equal(ExitCode.WrongUsage, (await run.ExportAsync(run.Path("out"))).Code);
        Assert.Equal(ExitCode.Fine, (await run.ExportAsync(run.Path("out"), "--overwrite")).Code);
    }

    [Fact]
    public async Task What_is_refused_or_unreadable_leaves_nothing_half_done()
    {
        await using var run = await CatalogRun.StartAsync();
        await run.ApplyAsync("--yes");
        run.Folder.Write("secrets/api.yaml", await ReadAsync(run, "secrets/api.yaml", "title: Secrets", "title: Changed"));
        run.Folder.Write("trips/v2.yaml", ContractFolder.Trips.Replace("/trips/{city}:", "/journeys/{city}:", StringComparison.Ordinal));

        var refused = await run.ApplyAsync("--yes");
        Assert.Equal(ExitCode.Found, refused.Code);
        Assert.Contains("in the way:", refused.Out, StringComparison.Ordinal);
        Assert.Contains("GET /trips/{city}", refused.Out, StringComparison.Ordinal);
        Assert.Equal("Secrets", await TitleAsync(run));

        run.Folder.Write("trips/v1.yaml", "openapi: 3.1.1\nopenapi: 3.1.1\n");
        var unreadable = await run.ApplyAsync("--yes", "--json");
        Assert.Equal(ExitCode.Unreadable, unreadable.Code);
        var problem = JsonDocument.Parse(unreadable.Out).RootElement.GetProperty("problems").EnumerateArray().First(one => one.GetProperty("isError").GetBoolean());
        Assert.Equal(("trips/v1.yaml", 2, 1), (problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
        Assert.Equal("Secrets", await TitleAsync(run));

        run.Folder.Write("trips/v1.yaml", ContractFolder.Trips.Replace("2.0.0", "1.0.0", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Fine, (await run.ApplyAsync("--yes", "--force", "--reason", "Nobody calls it any more")).Code);
        Assert.Equal("Changed", await TitleAsync(run));
    }

    [Fact]
    public async Task What_the_folder_does_not_have_stays_unless_it_is_to_go()
    {
        await using var run = await CatalogRun.StartAsync();
        await run.ApplyAsync("--yes");
        Directory.Delete(Path.Combine(run.Folder.Root, "secrets"), recursive: true);

        var kept = await run.ApplyAsync("--yes");
        Assert.Contains("secrets is in the portal and not in", kept.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await Apis(run)).GetArrayLength());
        Assert.Contains("- secrets removed", (await run.ApplyAsync("--yes", "--prune")).Out, StringComparison.Ordinal);
        Assert.Equal("trips", Assert.Single((await Apis(run)).EnumerateArray()).GetProperty("slug").GetString());
    }

    [Fact]
    public async Task Whoever_watches_is_asked_and_only_yes_applies()
    {
        await using var run = await CatalogRun.StartAsync();

        var nobody = await run.ApplyAsync();
        Assert.Equal(ExitCode.WrongUsage, nobody.Code);
        Assert.Contains("--yes", nobody.Error, StringComparison.Ordinal);
        run.Folder.Write("above/openapi/domains.yaml", "domains: []");
        var above = await CommandRun.OfAsync("apply", "-f", Path.Combine(run.Folder.Root, "above"), "--dry-run", "--server", run.Server, "--token-file", run.TokenFile);
        Assert.Equal(ExitCode.Unreadable, above.Code);
        Assert.Contains("there is no catalogue in this folder", above.Error, StringComparison.Ordinal);
        foreach (var (said, code) in new[] { ("y", ExitCode.Interrupted), ("", ExitCode.Interrupted), ("yes", ExitCode.Fine) })
        {
            Assert.Empty((await Apis(run)).EnumerateArray());
            Assert.Equal(code, (await CommandRun.WithAsync(said, "apply", "-f", run.Folder.Root, "--server", run.Server, "--token-file", run.TokenFile)).Code);
        }
        Assert.NotEmpty((await Apis(run)).EnumerateArray());
    }

    [Fact]
    public async Task A_token_that_may_not_is_told_so_and_one_that_is_wrong_too()
    {
        await using var run = await CatalogRun.StartAsync();
        var (_, partner) = await run.Portal.TokenAsync(await run.Portal.SignUpAsync(), "applications:read");
        var elsewhere = run.Write("other", partner);

        var forbidden = await CommandRun.OfAsync("apply", "-f", run.Folder.Root, "--yes", "--server", run.Server, "--token-file", elsewhere);
        var wrong = await CommandRun.OfAsync("export", "-o", run.Path("out"), "--server", run.Server, "--token-file", run.Write("wrong", "tvzat_nothing"));

        Assert.Equal(ExitCode.Refused, forbidden.Code);
        Assert.Contains("administrator_required", forbidden.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, wrong.Code);
        Assert.Contains("invalid_token", wrong.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Path("out")));
        Assert.Equal(ExitCode.Unreadable, (await CommandRun.OfAsync("apply", "-f", run.Path("nowhere"), "--yes", "--token-file", run.TokenFile)).Code);
        Assert.Equal(ExitCode.WrongUsage, (await run.ApplyAsync("--force")).Code);
    }

    private static async Task<JsonElement> Apis(CatalogRun run) => await (await run.Portal.SendAsync(HttpMethod.Get, "/api/v1/apis", Portal.Tests.Hosting.RunningPortal.AdminToken)).JsonAsync();

    private static async Task<string?> TitleAsync(CatalogRun run) =>
        (await Apis(run)).EnumerateArray().Single(api => api.GetProperty("slug").GetString() == "secrets").GetProperty("title").GetString();

    private static async Task<string> ReadAsync(CatalogRun run, string file, string right, string other) =>
        (await File.ReadAllTextAsync(Path.Combine(run.Folder.Root, file), Cancel)).Replace(right, other, StringComparison.Ordinal);
}
