using System.Text.Json.Nodes;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>Findings as SARIF 2.1.0, which code hosts show beside the lines they are about.</summary>
internal static class LintSarif
{
    private const string Unreadable = "contract-unreadable";

    public static string Write(IReadOnlyList<LintedFile> files)
    {
        var results = new JsonArray();
        foreach (var file in files)
        {
            foreach (var problem in file.Problems.Where(problem => problem.IsError))
            {
                results.Add((JsonNode)Result(Unreadable, "error", problem.Message, file.Input.PathOf(problem.File), problem.Path, problem.Line, problem.Column));
            }
            foreach (var finding in file.Report?.Findings ?? [])
            {
                results.Add((JsonNode)Result(finding.Rule.Id, Level(finding.Severity), finding.Message, file.Input.PathOf(finding.File), finding.Pointer, finding.Line, finding.Column));
            }
        }
        var rules = new JsonArray([.. ContractLint.Rules.Select(Rule), new JsonObject { ["id"] = Unreadable, ["shortDescription"] = Text("The contract can be read") }]);
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "travelz-contracts", ["rules"] = rules } },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = results,
            }),
        }.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
    }

    private static JsonObject Rule(LintRule rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = Text(rule.Title),
        ["fullDescription"] = Text(rule.Reason),
        ["help"] = Text(rule.Remedy),
        ["defaultConfiguration"] = new JsonObject { ["enabled"] = rule.Severity is not LintSeverity.Off, ["level"] = Level(rule.Severity) },
    };

    private static JsonObject Result(string rule, string level, string message, string file, string pointer, int line, int column) => new()
    {
        ["ruleId"] = rule,
        ["level"] = level,
        ["message"] = Text(message),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Uri.EscapeDataString(file.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal) },
                ["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = column },
            },
            ["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = pointer.Length == 0 ? "/" : pointer }),
        }),
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(LintSeverity severity) => severity switch
    {
        LintSeverity.Error => "error",
        LintSeverity.Warning => "warning",
        LintSeverity.Hint => "note",
        _ => "none",
    };
}
