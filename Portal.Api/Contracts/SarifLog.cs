using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Api.Contracts;

/// <summary>Findings as SARIF 2.1.0, which code hosts show beside the lines they are about.</summary>
internal sealed class SarifLog
{
    public const string ContentType = "application/sarif+json";

    public const string Unreadable = "contract-unreadable";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonArray _results = [];
    private readonly JsonArray _rules = [];

    public void Rule(string id, string title, string level, string? reason = null, string? remedy = null)
    {
        var rule = new JsonObject { ["id"] = id, ["shortDescription"] = Text(title) };
        if (reason is not null)
        {
            rule["fullDescription"] = Text(reason);
        }
        if (remedy is not null)
        {
            rule["help"] = Text(remedy);
        }
        rule["defaultConfiguration"] = new JsonObject { ["enabled"] = level is not "none", ["level"] = level };
        _rules.Add((JsonNode)rule);
    }

    /// <param name="level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
    /// <param name="pointer">JSON pointer (RFC 6901); empty for the document as a whole.</param>
    public void Result(string rule, string level, string message, string file, string pointer, int line, int column) => _results.Add((JsonNode)new JsonObject
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
    });

    public string Write() => new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "travelz-contracts", ["rules"] = _rules.DeepClone() } },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = _results.DeepClone(),
        }),
    }.ToJsonString(Indented);

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
