using System.Text.Json.Nodes;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>
/// Carries what is said for people (descriptions, summaries, examples) from the hand-written contract to the same places of a
/// generated description. Only to places that are there: what the code does not have, words do not make.
/// </summary>
internal static class ContractProse
{
    private static readonly string[] Words = ["summary", "description", "example", "examples", "externalDocs", "title"];

    /// <summary>Objects whose keys are names of things, not words of the format.</summary>
    private static readonly HashSet<string> Maps =
        ["paths", "schemas", "properties", "responses", "headers", "parameters", "securitySchemes", "content", "variables", "requestBodies"];

    public static void CarryOver(JsonObject contract, JsonObject structure)
    {
        structure["openapi"] = contract["openapi"]?.DeepClone();
        structure["info"] = contract["info"]?.DeepClone();
        CarryInto(contract, structure, isMap: false);
    }

    private static void CarryInto(JsonObject from, JsonObject to, bool isMap)
    {
        if (!isMap)
        {
            foreach (var word in Words.Where(from.ContainsKey))
            {
                to[word] = from[word]!.DeepClone();
            }
        }
        foreach (var (key, value) in to.ToList())
        {
            if (!isMap && Words.Contains(key))
            {
                continue;
            }
            if (value is JsonObject child && from[key] is JsonObject source)
            {
                CarryInto(source, child, !isMap && Maps.Contains(key));
            }
            else if (value is JsonArray children && from[key] is JsonArray sources)
            {
                CarryInto(sources, children);
            }
        }
    }

    private static void CarryInto(JsonArray from, JsonArray to)
    {
        for (var index = 0; index < to.Count; index++)
        {
            if (to[index] is JsonObject child && Counterpart(from, child, index) is { } source)
            {
                CarryInto(source, child, isMap: false);
            }
        }
    }

    /// <summary>Parameters and tags are found by name, alternatives by their place.</summary>
    private static JsonObject? Counterpart(JsonArray from, JsonObject child, int index) => child["name"] is { } name
        ? from.OfType<JsonObject>().FirstOrDefault(candidate => JsonNode.DeepEquals(candidate["name"], name) && JsonNode.DeepEquals(candidate["in"], child["in"]))
        : from.ElementAtOrDefault(index) as JsonObject;
}
