using System.CommandLine;
using Portal.Api.CommandLine.Output;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.CommandLine.Contracts;

/// <summary><c>contracts lint FILE|FOLDER|ZIP...</c></summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("file") { Description = "Contracts, zipped contracts, or folders of contracts.", Arity = ArgumentArity.OneOrMore };
        var json = CommonOptions.Json();
        var sarif = new Option<string>("--sarif") { Description = "Write the findings as SARIF 2.1.0 into this file.", HelpName = "file" };
        var failOn = CommonOptions.Choice("--fail-on", "The least severity that makes the exit code 1.", "error", "warning", "hint", "never");
        var show = CommonOptions.Choice("--show", "The least severity that is listed as text.", "warning", "error", "hint");
        var rules = new Option<string[]>("--rule") { Description = "What a rule weighs, such as operation-description=warning. May be repeated; settings hold for the others.", HelpName = "id=severity" };
        var command = new Command("lint", "Judge contracts by what their readers and the gateway need.") { paths, json, sarif, failOn, show, rules };
        command.SetAction(parsed => Run(
            new LintRequest(parsed.GetRequiredValue(paths), parsed.GetValue(json), parsed.GetValue(sarif), Severity(parsed.GetRequiredValue(failOn)), Severity(parsed.GetRequiredValue(show)), LintRuleSettings.Read(parsed.GetValue(rules) ?? [])),
            terminal));
        return command;
    }

    internal static int Run(LintRequest request, Terminal terminal)
    {
        var linted = Lint(request, terminal);
        if (request.Sarif is { } sarif)
        {
            OutputFile.Write(sarif, Sarif(linted));
        }
        if (request.Json)
        {
            terminal.WriteJson(LintOutput.Of(linted));
        }
        else
        {
            LintText.Write(linted, request.Show, terminal);
        }
        if (linted.Exists(file => !file.IsReadable))
        {
            return ExitCode.Unreadable;
        }
        return request.FailOn is not LintSeverity.Off && linted.Exists(file => Enum.GetValues<LintSeverity>().Any(severity => severity >= request.FailOn && file.Report!.Count(severity) > 0))
            ? ExitCode.Found
            : ExitCode.Fine;
    }

    private static string Sarif(List<LintedFile> linted)
    {
        var log = LintSarif.Start();
        linted.ForEach(file => LintSarif.Add(log, file.Input.PathOf, file.Problems, file.Report));
        return log.Write();
    }

    /// <summary>Never: none is as severe.</summary>
    private static LintSeverity Severity(string word) => Enum.TryParse<LintSeverity>(word, ignoreCase: true, out var severity) ? severity : LintSeverity.Off;

    private static List<LintedFile> Lint(LintRequest request, Terminal terminal)
    {
        var files = ContractFiles.Find(request.Paths);
        var linted = new List<LintedFile>();
        using var progress = terminal.Progress("Linting", files.Count);
        foreach (var file in files)
        {
            progress.Step(file.Path);
            var read = file.Read();
            linted.Add(new LintedFile(file, read.Problems, read.Document is { } document ? ContractLint.Run(document, request.Settings) : null));
        }
        return linted;
    }
}

internal sealed record LintRequest(IReadOnlyList<string> Paths, bool Json, string? Sarif, LintSeverity FailOn, LintSeverity Show, LintSettings Settings);
