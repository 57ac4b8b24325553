using System.Text.Json.Nodes;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>What JSON looked like: the types that stood somewhere, and what was inside. No value is known to it.</summary>
internal sealed class SeenShape
{
    private static readonly string[] Order = ["object", "array", "string", "integer", "number", "boolean", "null"];

    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SeenShape> _members = new(StringComparer.Ordinal);
    private SeenShape? _items;

    /// <summary>In a fixed order; an integer is a number where both were seen.</summary>
    public IReadOnlyList<string> Types => [.. Order.Where(type => _types.Contains(type) && !(type == "integer" && _types.Contains("number")))];

    /// <param name="types">With bars between them.</param>
    public SeenShape Add(IEnumerable<string> steps, string? types)
    {
        var shape = this;
        foreach (var step in steps)
        {
            shape = shape.Inside(step);
        }
        shape._types.UnionWith(types?.Split('|', StringSplitOptions.RemoveEmptyEntries) ?? []);
        return shape;
    }

    /// <summary>A schema that takes all that was seen, and says no more than that.</summary>
    /// <param name="nullable">True: OpenAPI 3.0's word for null.</param>
    public JsonObject Schema(bool nullable)
    {
        var types = Types.Where(type => type != "null").ToList();
        var schema = new JsonObject();
        if (types.Count > 1 && nullable)
        {
            schema["anyOf"] = new JsonArray([.. types.Select(type => Typed(type, nullable))]);
        }
        else if (types.Count == 1)
        {
            schema = Typed(types[0], nullable);
        }
        else if (types.Count > 1)
        {
            foreach (var (name, value) in types.SelectMany(type => Typed(type, nullable)).Where(member => member.Key != "type").ToList())
            {
                schema[name] = value?.DeepClone();
            }
            schema.Insert(0, "type", new JsonArray([.. types.Select(type => JsonValue.Create(type))]));
        }
        return _types.Contains("null") && types.Count > 0 ? WithNull(schema, nullable) : schema;
    }

    /// <summary>As JSON with types in place of values, such as <c>{"total": number}</c>.</summary>
    public string Skeleton(int indent = 0)
    {
        if (_members.Count > 0)
        {
            var pad = new string(' ', indent + 2);
            return "{\n" + string.Join(",\n", _members.Select(member => $"{pad}\"{member.Key}\": {member.Value.Skeleton(indent + 2)}")) + $"\n{new string(' ', indent)}}}{Else("object")}";
        }
        return _items is not null ? $"[{_items.Skeleton(indent)}]{Else("array")}" : _types.Count == 0 ? "…" : string.Join(" | ", Types);
    }

    private SeenShape Inside(string step)
    {
        if (step is FieldPath.Items)
        {
            _types.Add("array");
            return _items ??= new SeenShape();
        }
        _types.Add("object");
        return _members.TryGetValue(step, out var member) ? member : _members[step] = new SeenShape();
    }

    private string Else(string but) => string.Concat(Types.Where(type => type != but).Select(type => " | " + type));

    private JsonObject Typed(string type, bool nullable)
    {
        var schema = new JsonObject { ["type"] = type };
        if (type == "array")
        {
            schema["items"] = _items?.Schema(nullable) ?? [];
        }
        if (type == "object")
        {
            var named = _members.Where(member => member.Key != SafeNames.Any).ToList();
            if (named.Count > 0)
            {
                schema["properties"] = new JsonObject([.. named.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, member.Value.Schema(nullable)))]);
            }
            if (_members.TryGetValue(SafeNames.Any, out var others))
            {
                schema["additionalProperties"] = others.Schema(nullable);
            }
        }
        return schema;
    }

    private static JsonObject WithNull(JsonObject schema, bool nullable)
    {
        if (nullable)
        {
            // Beside a composition the word says nothing in OpenAPI 3.0, so it goes into its parts.
            foreach (var part in schema["anyOf"] is JsonArray parts ? parts.OfType<JsonObject>() : [schema])
            {
                part["nullable"] = true;
            }
            return schema;
        }
        var types = schema["type"] is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [schema["type"]!.GetValue<string>()];
        schema["type"] = new JsonArray([.. types.Append("null").Select(type => JsonValue.Create(type))]);
        return schema;
    }
}
