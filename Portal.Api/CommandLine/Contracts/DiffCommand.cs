using System.CommandLine;
using Portal.Api.CommandLine.Output;
using Portal.Api.Contracts.Compare;

namespace Portal.Api.CommandLine.Contracts;

/// <summary><c>contracts diff BEFORE AFTER</c></summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var before = new Argument<string>("before") { Description = "The contract as it was: a file, a folder or a zip." };
        var after = new Argument<string>("after") { Description = "The contract as it is to be." };
        var json = CommonOptions.Json();
        var failOn = CommonOptions.Choice("--fail-on", "The mildest change that makes the exit code 1.", "breaking", "risky", "safe", "documentation", "never");
        var command = new Command("diff", "Compare two versions of a contract, and say what each change means to callers.") { before, after, json, failOn };
        command.SetAction(parsed =>
        {
            var (old, young) = (ContractInput.Of(parsed.GetRequiredValue(before)), ContractInput.Of(parsed.GetRequiredValue(after)));
            var compared = ContractComparison.Compare(old.Open(), young.Open());
            var report = compared with { Changes = [.. compared.Changes.Select(change => change with { BeforeFile = old.PartOf(change.BeforeFile), AfterFile = young.PartOf(change.AfterFile) })] };
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(ComparisonView.Of(report));
            }
            else
            {
                DiffText.Write(report, terminal);
            }
            return Fails(report, parsed.GetRequiredValue(failOn)) ? ExitCode.Found : ExitCode.Fine;
        });
        return command;
    }

    private static bool Fails(ComparisonReport report, string failOn) =>
        Enum.TryParse<ChangeClass>(failOn, ignoreCase: true, out var mildest) && report.Changes.Any(change => change.Class <= mildest);
}
