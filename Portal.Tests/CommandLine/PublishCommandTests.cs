using System.Text.Json;
using Portal.Api.CommandLine;
using Portal.Tests.Catalog;
using Portal.Tests.Catalog.Publishing;
using Portal.Tests.Hosting;

namespace Portal.Tests.CommandLine;

public sealed class PublishCommandTests
{
    [Fact]
    public async Task A_contract_goes_from_a_file_to_a_running_portal_with_exit_codes_for_pipelines()
    {
        await using var stage = await PublishStage.StartAsync();
        using var files = new CommandFiles();
        var token = files.Write("token", RunningPortal.AdminToken + "\n");
        var (safe, breaking, broken) = (files.Write("safe.yaml", PublishStage.Safe), files.Write("breaking.yaml", PublishStage.Breaking), files.Write("broken.yaml", "openapi: [\n"));

        var dry = await PublishAsync(safe, "--dry-run");
        Assert.Equal((ExitCode.Fine, true), (dry.Code, dry.Out.StartsWith("trips v2: publishable, revision 1 in force", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Fine, (await PublishAsync(safe)).Code);

        var refused = await PublishAsync(breaking);
        Assert.Equal(ExitCode.Found, refused.Code);
        Assert.Contains("breaking GET /trips/{city}: ", refused.Out, StringComparison.Ordinal);
        var forced = await PublishAsync(breaking, "--force", "--reason", "Nobody calls it yet.");
        Assert.Equal((ExitCode.Fine, true), (forced.Code, forced.Out.StartsWith("trips v2: published, revision 3 in force", StringComparison.Ordinal)));

        Assert.Equal(ExitCode.Unreadable, (await PublishAsync(broken)).Code);
        var nowhere = await CommandRun.OfAsync("contracts", "publish", safe, "--api", "trips", "--version", "v9", "--server", stage.Portal.Addresses.Portal!.ToString(), "--token-file", token);
        Assert.Equal((ExitCode.Refused, true), (nowhere.Code, nowhere.Error.Contains("version_not_found", StringComparison.Ordinal)));

        Task<CommandRun> PublishAsync(string file, params string[] more) =>
            CommandRun.OfAsync(["contracts", "publish", file, "--api", "trips", "--version", "v2", "--server", stage.Portal.Addresses.Portal!.ToString(), "--token-file", token, .. more]);
    }

    [Fact]
    public async Task The_report_holds_what_lint_and_diff_say_of_the_same_files()
    {
        await using var stage = await PublishStage.StartAsync();
        using var files = new CommandFiles();
        var (token, before, after) = (files.Write("token", RunningPortal.AdminToken), files.Write("before.yaml", ContractFolder.Trips), files.Write("after.yaml", PublishStage.Breaking));

        var report = JsonElement.Parse((await CommandRun.OfAsync(
            "contracts", "publish", after, "--api", "trips", "--version", "v2", "--dry-run", "--json", "--server", stage.Portal.Addresses.Portal!.ToString(), "--token-file", token)).Out);
        var diff = JsonElement.Parse((await CommandRun.OfAsync("contracts", "diff", before, after, "--json")).Out);
        var lint = JsonElement.Parse((await CommandRun.OfAsync("contracts", "lint", after, "--json")).Out);

        Assert.True(JsonElement.DeepEquals(diff, report.GetProperty("comparison")), $"{diff}\n{report.GetProperty("comparison")}");
        Assert.True(JsonElement.DeepEquals(lint.GetProperty("files")[0].GetProperty("findings"), report.GetProperty("lint").GetProperty("findings")));
    }
}
