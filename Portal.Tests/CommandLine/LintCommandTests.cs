using System.Text.Json;
using Portal.Api.CommandLine;
using Portal.Api.CommandLine.Contracts;
using Portal.Api.CommandLine.Output;

namespace Portal.Tests.CommandLine;

public sealed class LintCommandTests : IDisposable
{
    private readonly CommandFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("error", ExitCode.Fine)]
    [InlineData("warning", ExitCode.Found)]
    [InlineData("never", ExitCode.Fine)]
    public async Task The_exit_code_says_whether_something_was_found_that_matters(string failOn, int code)
    {
        var run = await CommandRun.OfAsync("contracts", "lint", _files.Write("a.json", CommandFiles.Warned), "--fail-on", failOn);

        Assert.Equal(code, run.Code);
        Assert.Contains("1 file: 0 errors, 2 warnings", run.Out, StringComparison.Ordinal);
        Assert.Contains("a.json:1:20 warning info-description", run.Out, StringComparison.Ordinal);
        Assert.Contains("info-description: The description is the first", run.Out, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_folder_stands_for_the_contracts_in_it_and_for_nothing_else()
    {
        _files.Write("one/v1.json", CommandFiles.Good);
        _files.Write("two/v1.yaml", "# Trips\nopenapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\n");
        _files.Write("two/api.yaml", "title: Trips\n");
        _files.Write("two/package.json", """{"name":"openapi"}""");

        var run = await CommandRun.OfAsync("contracts", "lint", _files.Folder, "--json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(["v1.json", "v1.yaml"], json.RootElement.GetProperty("files").EnumerateArray().Select(file => Path.GetFileName(file.GetProperty("file").GetString())));
        Assert.Equal([0, 2], json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("warnings").GetInt32()));
        Assert.Contains(json.RootElement.GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("id").GetString() == "info-contact");
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_its_place_and_an_exit_code_of_its_own()
    {
        var run = await CommandRun.OfAsync("contracts", "lint", _files.Write("a.yaml", "openapi: 3.1.1\nopenapi: 3.1.1\n"), _files.Write("b.json", CommandFiles.Warned), "--fail-on", "warning");

        Assert.Equal(ExitCode.Unreadable, run.Code);
        Assert.Contains("a.yaml:2:1 unreadable", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 files: 1 unreadable, 0 errors, 2 warnings", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_weigh_what_the_command_line_says()
    {
        var file = _files.Write("a.json", CommandFiles.Warned);

        Assert.Equal(ExitCode.Found, (await CommandRun.OfAsync("contracts", "lint", file, "--rule", "info-contact=error")).Code);
        Assert.Contains("0 warnings", (await CommandRun.OfAsync("contracts", "lint", file, "--rule", "info-contact=off", "--rule", "info-description=hint")).Out, StringComparison.Ordinal);
        var wrong = await CommandRun.OfAsync("contracts", "lint", file, "--rule", "info-contacts=error");
        Assert.Equal(ExitCode.WrongUsage, wrong.Code);
        Assert.Contains("Contracts:Lint:Rules:info-contacts names no rule (did you mean info-contact?)", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_are_written_as_sarif()
    {
        var sarif = Path.Combine(_files.Folder, "out", "lint.sarif");

        await CommandRun.OfAsync("contracts", "lint", _files.Write("a b.json", CommandFiles.Warned), "--sarif", sarif);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(sarif, TestContext.Current.CancellationToken));
        var result = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().First(each => each.GetProperty("ruleId").GetString() == "info-contact");
        var place = result.GetProperty("locations")[0];
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.EndsWith("a%20b.json", place.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, place.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal("/info", place.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        Assert.Equal("warning", result.GetProperty("level").GetString());
    }

    [Theory]
    [InlineData]
    [InlineData("lint")]
    [InlineData("lint", "x.yaml", "--fail-on", "often")]
    [InlineData("lnit", "x.yaml")]
    public async Task What_is_no_command_is_wrong_usage(params string[] words)
    {
        var run = await CommandRun.OfAsync(["contracts", .. words]);

        Assert.Equal(ExitCode.WrongUsage, run.Code);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Portal:Url=http://localhost:1", false)]
    [InlineData("Portal:Url=http://localhost:1", false)]
    [InlineData("/Portal:Url", false)]
    [InlineData("contracts", true)]
    [InlineData("--help", true)]
    public void Settings_start_the_server_and_words_run_a_command(string first, bool isCommand) => Assert.Equal(isCommand, Commands.AreMeant([first]));

    [Fact]
    public void Colours_and_progress_are_for_terminals_only()
    {
        using var plain = new StringWriter();
        using (var progress = new Terminal(plain, plain).Progress("Linting", 3))
        {
            progress.Step("a");
        }
        using var watched = new StringWriter();
        using (var progress = (new Terminal(watched, watched) { ShowsProgress = true }).Progress("Linting", 3))
        {
            progress.Step("a");
            progress.Step("b");
        }

        Assert.Equal("", plain.ToString());
        Assert.Contains("2 of 3 b", watched.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r", watched.ToString(), StringComparison.Ordinal);
        Assert.Equal("x", new Terminal(plain, plain).Paint("x", Paint.Red));
        Assert.Equal("\u001b[31mx\u001b[0m", (new Terminal(plain, plain) { IsColoured = true }).Paint("x", Paint.Red));
    }

    [Fact]
    public void A_folder_is_sent_as_a_zip_that_is_the_same_each_time()
    {
        _files.Write("openapi.yaml", "openapi: 3.1.1\n");
        _files.Write("parts/city.yaml", "type: object\n");
        _files.Write("notes.txt", "none");

        var (one, two) = (ContractUpload.Of(_files.Folder), ContractUpload.Of(_files.Folder));

        Assert.Equal("application/zip", one.Headers.ContentType!.MediaType);
        Assert.Equal(one.Headers.ContentLength, two.Headers.ContentLength);
    }
}
