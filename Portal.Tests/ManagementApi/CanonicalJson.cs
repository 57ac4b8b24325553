using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Tests.ManagementApi;

/// <summary>JSON in one form, so that two descriptions that say the same are the same text: members by name, and sets in order.</summary>
internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(JsonNode? node) => Sort(node, "")?.ToJsonString(Indented) ?? "null";

    private static JsonNode? Sort(JsonNode? node, string key) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sort(member.Value, member.Key)))),
        // Only these are sets by the specification; everywhere else the order says something.
        JsonArray items when key is "required" or "type" or "parameters" => new JsonArray([.. items.Select(item => Sort(item, ""))
            .OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        JsonArray items => new JsonArray([.. items.Select(item => Sort(item, ""))]),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => JsonValue.Create(decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };
}
