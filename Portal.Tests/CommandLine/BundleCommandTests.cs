using System.IO.Compression;
using System.Text.Json;
using Portal.Api.CommandLine;

namespace Portal.Tests.CommandLine;

public sealed class BundleCommandTests : IDisposable
{
    private readonly CommandFiles _files = new();
    private readonly string _root;

    public BundleCommandTests()
    {
        _root = _files.Write("api/openapi.yaml", "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths:\n  /a:\n    get:\n      responses:\n        '200': { description: D, content: { application/json: { schema: { $ref: schemas/A.json } } } }\n");
        _files.Write("api/schemas/A.json", """{"type":"object","properties":{"b":{"type":"string"}}}""");
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_file_a_folder_and_a_zip_make_the_same_document_each_time()
    {
        var zip = Path.Combine(_files.Folder, "api.zip");
        await ZipFile.CreateFromDirectoryAsync(Path.Combine(_files.Folder, "api"), zip, TestContext.Current.CancellationToken);
        var runs = new List<CommandRun>();
        foreach (var path in (string[])[_root, Path.Combine(_files.Folder, "api"), zip, _root])
        {
            runs.Add(await CommandRun.OfAsync("contracts", "bundle", path));
        }

        Assert.All(runs, run => Assert.Equal((ExitCode.Fine, runs[0].Out), (run.Code, run.Out)));
        Assert.Contains("$ref: '#/components/schemas/A'", runs[0].Out.Replace('"', '\''), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one.json", null, '{')]
    [InlineData("one.yaml", null, 'o')]
    [InlineData("one.yaml", "json", '{')]
    [InlineData("one", null, 'o')]
    public async Task The_form_is_that_of_the_name_unless_another_is_asked_for(string name, string? format, char first)
    {
        var output = Path.Combine(_files.Folder, "out", name);

        var run = await CommandRun.OfAsync(["contracts", "bundle", _root, "-o", output, .. format is null ? (string[])[] : ["--format", format]]);

        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Out));
        Assert.Equal(first, (await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_the_file_as_its_user_would_open_it()
    {
        var part = _files.Write("api/schemas/A.json", "{\"type\":\n \"strin\"}");

        var bundle = await CommandRun.OfAsync("contracts", "bundle", _root);
        var lint = await CommandRun.OfAsync("contracts", "lint", _root, "--json");

        Assert.Equal((ExitCode.Unreadable, ExitCode.Unreadable), (bundle.Code, lint.Code));
        Assert.Contains($"{part}:1:2 /type", bundle.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(lint.Out);
        Assert.Equal("schemas/A.json", json.RootElement.GetProperty("files")[0].GetProperty("problems")[0].GetProperty("file").GetString());
    }

    [Fact]
    public async Task Lint_and_diff_take_files_with_their_parts_and_folders()
    {
        var lint = await CommandRun.OfAsync("contracts", "lint", Path.Combine(_files.Folder, "api"), "--show", "hint");
        var whole = Path.Combine(_files.Folder, "whole.json");
        await CommandRun.OfAsync("contracts", "bundle", _root, "-o", whole);
        var same = await CommandRun.OfAsync("contracts", "diff", Path.Combine(_files.Folder, "api"), whole, "--fail-on", "documentation");
        _files.Write("api/schemas/A.json", """{"type":"object","properties":{"b":{"type":"integer"}}}""");
        var changed = await CommandRun.OfAsync("contracts", "diff", whole, _root);

        Assert.Contains(Path.Combine("schemas", "A.json") + ":1:", lint.Out, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Fine, ExitCode.Found), (same.Code, changed.Code));
    }

    [Fact]
    public async Task A_file_above_the_folder_is_not_opened()
    {
        _files.Write("secret.json", "{}");
        _files.Write("api/schemas/A.json", """{"$ref":"../../secret.json"}""");

        var run = await CommandRun.OfAsync("contracts", "bundle", _root);

        Assert.Equal(ExitCode.Unreadable, run.Code);
        Assert.Contains("leads out of the uploaded folder", run.Error, StringComparison.Ordinal);
    }
}
