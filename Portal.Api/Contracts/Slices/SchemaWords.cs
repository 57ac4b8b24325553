namespace Portal.Api.Contracts.Slices;

internal static class SchemaWords
{
    /// <summary>How many alternatives are named before the rest is counted.</summary>
    private const int Named = 3;

    public static string Type(SchemaView schema) => schema.IsNullable ? $"{Bare(schema, 0)} or null" : Bare(schema, 0);

    private static string Bare(SchemaView schema, int depth)
    {
        var types = schema.Types.Where(type => type != "null").ToList();
        if (types is ["array"] && depth < 4)
        {
            return schema.Items is { } items ? $"array of {Short(items, depth + 1)}" : "array";
        }
        if (types.Count > 0)
        {
            return string.Join(" or ", types.Select(type => type == "object" && schema.Name is not null ? schema.Name : type));
        }
        return schema switch
        {
            { Name: { } name, Properties.Count: > 0 } => name,
            { OneOf.Count: > 0 } => Choice("one of", schema.OneOf, depth),
            { AnyOf.Count: > 0 } => Choice("any of", schema.AnyOf, depth),
            { Properties.Count: > 0 } => "object",
            { Enum.Count: > 0 } or { Const: not null } => "value",
            { AllOf: [var only] } when depth < 4 => Bare(only, depth + 1),
            { Name: { } name } => name,
            _ => schema.Types.Count > 0 ? "null" : "any",
        };
    }

    private static string Short(SchemaView schema, int depth) =>
        (schema.Name is { } name && (schema.Types.Contains("object") || schema.Types.Count == 0) ? name : Bare(schema, depth)) + (schema.IsNullable ? " or null" : "");

    private static string Choice(string words, IReadOnlyList<SchemaView> alternatives, int depth)
    {
        if (depth >= 4)
        {
            return words + " several";
        }
        var names = alternatives.Take(Named).Select(alternative => Short(alternative, depth + 1)).Distinct().ToList();
        return $"{words} {string.Join(", ", names)}{(alternatives.Count > Named ? $" and {alternatives.Count - Named} more" : "")}";
    }
}
