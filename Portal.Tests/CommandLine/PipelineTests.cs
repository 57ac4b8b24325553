using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Api.CommandLine;
using Portal.Tests.Catalog;
using Portal.Tests.Conventions;

namespace Portal.Tests.CommandLine;

/// <summary>The commands of .ci/catalogue.sh as they stand there, in their order, against a running portal.</summary>
public sealed partial class PipelineTests
{
    [Fact]
    public async Task The_pipeline_of_the_readme_takes_a_change_to_the_portal()
    {
        await using var run = await CatalogRun.StartAsync();
        Assert.Equal(ExitCode.Fine, (await run.ApplyAsync("--yes")).Code);
        foreach (var file in Directory.EnumerateFiles(run.Folder.Root, "*", SearchOption.AllDirectories))
        {
            run.Write(Path.Combine("main-state", "openapi", Path.GetRelativePath(run.Folder.Root, file)), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }
        run.Folder.Write("trips/v2.yaml", ContractFolder.Trips.Replace("\"404\": { description: No such city }", "\"404\": { description: No such city }\n        \"429\": { description: Too often }", StringComparison.Ordinal));

        var runs = new List<(string Command, CommandRun Run)>();
        foreach (var command in Commands())
        {
            runs.Add((command, await CommandRun.OfAsync([.. Words(command, run)])));
        }

        Assert.Equal(5, runs.Count);
        Assert.All(runs, one => Assert.True(one.Run.Code == ExitCode.Fine, $"{one.Command}: {one.Run}"));
        Assert.Contains("~ trips changed", runs[3].Run.Out, StringComparison.Ordinal);
        Assert.Contains("Applied.", runs[4].Run.Out, StringComparison.Ordinal);
        Assert.Contains("trips", await File.ReadAllTextAsync(run.Path("comment.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var sarif in new[] { "lint.sarif", "publish.sarif" })
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(run.Path(sarif), TestContext.Current.CancellationToken));
            Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        }
        Assert.Equal("There is nothing to change.\n", (await run.ApplyAsync("--yes")).Out);
    }

    private static IEnumerable<string> Commands() => SourceTree.Read(".ci/catalogue.sh").Split('\n').Select(line => Command().Match(line)).Where(match => match.Success).Select(match => match.Groups["words"].Value);

    /// <summary>With this test's folders, portal, and the API that is in them.</summary>
    private static IEnumerable<string> Words(string command, CatalogRun run)
    {
        var words = command.Split(' ').Select(word => word.Replace("travels", "trips", StringComparison.Ordinal) switch
        {
            "openapi" => run.Folder.Root,
            var path when path.StartsWith("openapi/", StringComparison.Ordinal) => Path.Combine(run.Folder.Root, path["openapi/".Length..]),
            var path when path.StartsWith("\"$before\"/", StringComparison.Ordinal) => run.Path(Path.Combine("main-state", path["\"$before\"/".Length..])),
            var file when file.EndsWith(".sarif", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal) => run.Path(file),
            var other => other,
        });
        return command.StartsWith("contracts lint", StringComparison.Ordinal) || command.StartsWith("contracts diff", StringComparison.Ordinal)
            ? words
            : [.. words, "--server", run.Server, "--token-file", run.TokenFile];
    }

    [GeneratedRegex("^ *travelz (?<words>[a-z].*)$")]
    private static partial Regex Command();
}
