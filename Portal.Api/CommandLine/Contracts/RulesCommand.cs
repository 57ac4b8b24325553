using System.CommandLine;
using Portal.Api.CommandLine.Output;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.CommandLine.Contracts;

/// <summary><c>contracts rules</c>: what lint looks for.</summary>
internal static class RulesCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new Command("rules", "List the rules of lint: what each weighs, why it matters, how to mend it.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(ContractLint.Rules);
                return;
            }
            foreach (var rule in ContractLint.Rules)
            {
                terminal.Out.WriteLine($"{terminal.Paint(rule.Id, Paint.Bold)} ({rule.Severity.ToString().ToLowerInvariant()}): {rule.Title}. {rule.Reason} {rule.Remedy}");
            }
        });
        return command;
    }
}
