using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Documented;

/// <summary>What a contract says today of something that was counted, perhaps under another contract.</summary>
internal static class Standing
{
    /// <summary>True where nothing about it is undocumented.</summary>
    public static bool Knows(ContractShapes shapes, string operation, ShapeKind kind, int status, string name) =>
        shapes.At(operation) is { } found && Knows(found, kind, status, name);

    public static bool Knows(OperationShape operation, ShapeKind kind, int status, string name) => kind switch
    {
        ShapeKind.Status => operation.Response(status) is not null,
        ShapeKind.Query => operation.TakesAnyQuery || operation.QueryParameter(name) is not null,
        ShapeKind.Header => operation.Headers.ContainsKey(name),
        ShapeKind.Cookie => operation.Cookies.ContainsKey(name),
        ShapeKind.RequestType => operation.Request?.Has(name) is not false,
        ShapeKind.ResponseType => operation.Response(status)?.Has(name) is true,
        ShapeKind.RequestField or ShapeKind.ResponseField => UnknownFrom(Body(operation, kind, status), FieldPath.Steps(name)) is null,
        ShapeKind.QueryValue or ShapeKind.RequestValue or ShapeKind.ResponseValue => KnowsWord(operation, kind, status, name),
        _ => true,
    };

    /// <summary>What the contract says of the JSON that a field of this kind is in; null where it has none.</summary>
    public static SchemaShape? Body(OperationShape operation, ShapeKind kind, int status) =>
        kind is ShapeKind.RequestField or ShapeKind.RequestValue or ShapeKind.RequestBody ? operation.Request?.Body : operation.Response(status)?.Body;

    /// <summary>The first of the steps that no schema knows; null where all are known, or anything may stand there.</summary>
    public static int? UnknownFrom(SchemaShape? schema, IReadOnlyList<string> steps)
    {
        for (var at = 0; at < steps.Count; at++)
        {
            if (schema is null)
            {
                return at;
            }
            if (schema.IsFree)
            {
                return null;
            }
            var inner = steps[at] is FieldPath.Items ? schema.Items() : schema.Property(steps[at], out _);
            if (inner is null && steps[at] is FieldPath.Items)
            {
                return null;
            }
            schema = inner;
            if (schema is null)
            {
                return at;
            }
        }
        return null;
    }

    /// <summary>The schemas that a path leads to; null where they end before.</summary>
    public static SchemaShape? Follow(SchemaShape? schema, IEnumerable<string> steps)
    {
        foreach (var step in steps)
        {
            schema = step is FieldPath.Items ? schema?.Items() : schema?.Property(step, out _);
        }
        return schema;
    }

    /// <summary>The schemas of what a word was seen in, and the word.</summary>
    public static (SchemaShape? Schema, string Word) Enumeration(OperationShape operation, ShapeKind kind, int status, string name)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        var (path, word) = (name[..equals], name[(equals + 1)..]);
        if (kind is not ShapeKind.QueryValue)
        {
            return (Follow(Body(operation, kind, status), FieldPath.Steps(path)), word);
        }
        var parameter = operation.Query.GetValueOrDefault(path);
        return (parameter?.Items() ?? parameter, word);
    }

    private static bool KnowsWord(OperationShape operation, ShapeKind kind, int status, string name) =>
        Enumeration(operation, kind, status, name) is not ({ } schema, var word) || schema.Words() is not { } words || words.Contains(word);
}
