using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

internal static class SchemaWords
{
    /// <summary>How many alternatives are named before the rest is counted.</summary>
    private const int Named = 3;

    private const int Deepest = 4;

    public static string Type(SchemaView schema) => schema.IsNullable ? $"{Bare(schema, 0)} or null" : Bare(schema, 0);

    /// <summary>The words for the type, cut around the name of the component that they speak of, which has a page.</summary>
    public static (string Before, string? Name, string After) Parts(SchemaView schema)
    {
        var words = schema.TypeWords;
        foreach (var name in new[] { schema.Name, schema.Items?.Name }.OfType<string>())
        {
            if ($" {words} ".IndexOf($" {name} ", StringComparison.Ordinal) is >= 0 and var at)
            {
                return (words[..at], name, words[(at + name.Length)..]);
            }
        }
        return (words, null, "");
    }

    /// <summary>JSON's words for what kind of values these are, each once.</summary>
    public static IReadOnlyList<string> TypesOf(IEnumerable<ContractNode> values) => [.. values.Select(TypeOf).Distinct()];

    private static string TypeOf(ContractNode node) => node switch
    {
        ScalarNode { Kind: ScalarKind.String } => "string",
        ScalarNode { Kind: ScalarKind.Number } => "number",
        ScalarNode { Kind: ScalarKind.Boolean } => "boolean",
        ScalarNode => "null",
        ArrayNode => "array",
        _ => "object",
    };

    private static string Bare(SchemaView schema, int depth)
    {
        if (schema.Always is { } always)
        {
            return always ? "any" : "never";
        }
        var types = schema.Types.Where(type => type != "null").ToList();
        if (types is ["array"] && depth < Deepest)
        {
            if (schema.PrefixItems is { Count: > 0 } places)
            {
                return Places(schema, places, depth);
            }
            return schema.Items is { } items ? $"array of {Short(items, depth + 1)}" : "array";
        }
        if (types.Count > 0)
        {
            return string.Join(" or ", types.Select(type => type == "object" ? schema.Name ?? (schema.Properties.Count == 0 ? Choices(schema, depth) : null) ?? type : type));
        }
        return schema switch
        {
            { Name: { } name, Properties.Count: > 0 } => name,
            { Properties.Count: 0 } when Choices(schema, depth) is { } choices => choices,
            { Properties.Count: > 0 } => schema.AllOf is [{ Name: { } only }] ? only : "object",
            { AllOf: [var one] } when depth < Deepest => Bare(one, depth + 1),
            { Name: { } name } => name,
            _ => schema.Types.Count > 0 ? "null" : "any",
        };
    }

    /// <summary>A list whose places differ: <c>array of [number, string]</c>, with three dots where more may follow.</summary>
    private static string Places(SchemaView schema, IReadOnlyList<SchemaView> places, int depth)
    {
        var words = string.Join(", ", places.Take(Named).Select(place => Short(place, depth + 1)));
        return $"array of [{words}{(places.Count > Named || !schema.IsClosedList ? ", …" : "")}]";
    }

    private static string Short(SchemaView schema, int depth) =>
        (schema.Name is { } name && (schema.Types.Contains("object") || schema.Types.Count == 0) ? name : Bare(schema, depth)) + (schema.IsNullable ? " or null" : "");

    private static string? Choices(SchemaView schema, int depth) =>
        schema.OneOf.Count > 0 ? Choice("one of", schema.OneOf, depth) : schema.AnyOf.Count > 0 ? Choice("any of", schema.AnyOf, depth) : null;

    private static string Choice(string words, IReadOnlyList<SchemaView> alternatives, int depth)
    {
        if (depth >= Deepest)
        {
            return words + " several";
        }
        var names = alternatives.Take(Named).Select(alternative => Short(alternative, depth + 1)).Distinct().ToList();
        var shown = $"{string.Join(", ", names)}{(alternatives.Count > Named ? $" and {alternatives.Count - Named} more" : "")}";
        return alternatives.Count == 1 || shown == names[0] ? shown : $"{words} {shown}";
    }
}
