using System.Text.Json.Nodes;
using Portal.Api.Contracts.Nodes;

namespace Portal.Tests.Mesh.Istio;

/// <summary>A field of an object by the definition that clusters have of its kind: <c>http[].match[].headers.*.exact</c>, and values to try it with.</summary>
internal sealed record DefinedField(string Path, IReadOnlyList<JsonNode> Values)
{
    public static IEnumerable<DefinedField> Of(ContractNode schema, string path = "")
    {
        foreach (var property in schema.Get("properties").Members())
        {
            var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            foreach (var field in OfValue(property.Value, at, property.Name))
            {
                yield return field;
            }
        }
    }

    /// <summary>An object of the kind with this field, or as it is without.</summary>
    public string Document(string kind, JsonNode? value)
    {
        var spec = JsonNode.Parse(FieldSamples.Bases[kind])!.AsObject();
        var steps = Path.Split('.');
        var containers = new List<(string Path, JsonObject Node, string Leaf)> { ("", spec, Path) };
        for (var step = 0; step + 1 < steps.Length; step++)
        {
            var parent = containers[^1].Node;
            containers.Add((string.Join('.', steps[..(step + 1)]), Child(parent, steps[step]), string.Join('.', steps[(step + 1)..])));
        }
        var leaf = steps[^1] == "*" ? "x-a" : steps[^1].Replace("[]", "", StringComparison.Ordinal);
        if (value is not null)
        {
            containers[^1].Node[leaf] = steps[^1].EndsWith("[]", StringComparison.Ordinal) ? new JsonArray(value.DeepClone()) : value.DeepClone();
        }
        else
        {
            containers[^1].Node.Remove(leaf);
        }
        foreach (var (path, node, rest) in containers)
        {
            FieldSamples.Complete(path, node, rest);
        }
        var words = kind.Split(' ');
        return $$"""{"apiVersion":"{{words[0]}}","kind":"{{words[1]}}","metadata":{"name":"a"},"spec":{{spec.ToJsonString()}}}""";
    }

    private static JsonObject Child(JsonObject parent, string step)
    {
        var isList = step.EndsWith("[]", StringComparison.Ordinal);
        var name = step == "*" ? "http" : isList ? step[..^2] : step;
        if (isList)
        {
            var list = parent[name] as JsonArray ?? (JsonArray)(parent[name] = new JsonArray())!;
            if (list.Count == 0)
            {
                list.Add(new JsonObject());
            }
            return list[0]!.AsObject();
        }
        return parent[name] as JsonObject ?? (JsonObject)(parent[name] = new JsonObject())!;
    }

    private static IEnumerable<DefinedField> OfValue(ContractNode schema, string path, string name) => schema.Text("type") switch
    {
        "array" => OfValue(schema.Get("items")!, path + "[]", name),
        "object" when schema.Get("properties") is not null => Of(schema, path),
        "object" when schema.Get("additionalProperties") is ObjectNode values => OfValue(values, path + ".*", name),
        "boolean" => [new DefinedField(path, [JsonValue.Create(true), JsonValue.Create(false)])],
        "integer" => [new DefinedField(path, [JsonValue.Create(FieldSamples.Whole(name))])],
        "number" => [new DefinedField(path, [JsonValue.Create(12.5)])],
        _ when schema.Get("enum") is { } words => [new DefinedField(path, [.. words.Items().Select(word => JsonValue.Create(((ScalarNode)word).Text))])],
        _ => [new DefinedField(path, [.. FieldSamples.Texts(name).Select(text => JsonValue.Create(text))])],
    };
}
