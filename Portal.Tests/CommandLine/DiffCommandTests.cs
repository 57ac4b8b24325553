using System.Text.Json;
using Portal.Api.CommandLine;

namespace Portal.Tests.CommandLine;

public sealed class DiffCommandTests : IDisposable
{
    private const string Before = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths:\n  /a: { get: { responses: { 200: { description: ok } } } }\n  /b: { get: { responses: { 200: { description: ok } } } }\n";

    private readonly CommandFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("breaking", ExitCode.Found)]
    [InlineData("never", ExitCode.Fine)]
    public async Task An_operation_that_goes_fails_a_pipeline_unless_it_does_not_care(string failOn, int code)
    {
        var after = Before.Replace("  /b: { get: { responses: { 200: { description: ok } } } }\n", "", StringComparison.Ordinal);

        var run = await CommandRun.OfAsync("contracts", "diff", _files.Write("1.yaml", Before), _files.Write("2.yaml", after), "--fail-on", failOn);

        Assert.Equal(code, run.Code);
        Assert.Contains("GET /b", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 breaking", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_told_to_programs_too()
    {
        var run = await CommandRun.OfAsync("contracts", "diff", _files.Write("1.yaml", Before), _files.Write("2.yaml", Before.Replace("ok", "fine", StringComparison.Ordinal)), "--json");

        Assert.Equal(ExitCode.Fine, run.Code);
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, json.RootElement.GetProperty("breaking").GetInt32());
        Assert.All(json.RootElement.GetProperty("changes").EnumerateArray(), change => Assert.Equal("documentation", change.GetProperty("class").GetString()));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_told_with_its_place()
    {
        var run = await CommandRun.OfAsync("contracts", "diff", _files.Write("1.yaml", Before), _files.Write("2.yaml", "a: [\n"));

        Assert.Equal(ExitCode.Unreadable, run.Code);
        Assert.Contains("2.yaml:", run.Error, StringComparison.Ordinal);
    }
}
