using System.Globalization;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Documented;

/// <summary>
/// All that a contract says of an operation, part by part, and does not call deprecated. Errors are left out: that one never came is no
/// difference. So are long enumerations, which are lists of codes.
/// </summary>
internal sealed class DocumentedParts
{
    private const int Deepest = 5;
    private const int MostWords = 20;
    private const int Most = 2000;

    private readonly OperationShape _operation;
    private readonly List<DocumentedPart> _parts = [];

    private DocumentedParts(OperationShape operation) => _operation = operation;

    public static IReadOnlyList<DocumentedPart> Of(OperationShape operation)
    {
        var parts = new DocumentedParts(operation);
        parts.Parameters();
        parts.Request();
        parts.Responses();
        return parts._parts;
    }

    private void Parameters()
    {
        foreach (var (name, place, node) in _operation.Parameters)
        {
            if (node.Flag("deprecated") || _operation.Credentials.Contains(name) || _operation.IsSpread(name))
            {
                continue;
            }
            var kind = place switch { "query" => ShapeKind.Query, "header" => ShapeKind.Header, _ => ShapeKind.Cookie };
            var written = kind is ShapeKind.Header ? name.ToLowerInvariant() : name;
            _parts.Add(new DocumentedPart(kind, 0, written));
            if (kind is ShapeKind.Query && _operation.Query.GetValueOrDefault(name) is { } schema)
            {
                Words(schema.Items() ?? schema, ShapeKind.QueryValue, 0, name, ShapeKind.Query);
            }
        }
    }

    private void Request()
    {
        if (_operation.Request is not { } request)
        {
            return;
        }
        _parts.AddRange(request.Types.Where(type => !type.Contains('*', StringComparison.Ordinal)).Select(type => new DocumentedPart(ShapeKind.RequestType, 0, type)));
        Fields(request.Body, ShapeKind.RequestField, ShapeKind.RequestValue, 0, "", 0);
    }

    private void Responses()
    {
        foreach (var (written, content) in _operation.Responses)
        {
            if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status >= 400)
            {
                continue;
            }
            _parts.Add(new DocumentedPart(ShapeKind.Status, status, ""));
            _parts.AddRange(content.Types.Where(type => !type.Contains('*', StringComparison.Ordinal)).Select(type => new DocumentedPart(ShapeKind.ResponseType, status, type)));
            Fields(content.Body, ShapeKind.ResponseField, ShapeKind.ResponseValue, status, "", 0);
        }
    }

    private void Fields(SchemaShape? schema, ShapeKind field, ShapeKind word, int status, string path, int depth)
    {
        if (schema is null or { IsFree: true } || depth > Deepest || _parts.Count > Most)
        {
            return;
        }
        if (schema.Items() is { } items)
        {
            Fields(items, field, word, status, path + FieldPath.Items, depth + 1);
        }
        foreach (var name in schema.PropertyNames)
        {
            var inner = schema.Property(name, out _)!;
            // Nobody sends what is only read, and nobody answers what is only written.
            if (inner.HasMark(field is ShapeKind.RequestField ? "readOnly" : "writeOnly") || inner.HasMark("deprecated"))
            {
                continue;
            }
            var at = FieldPath.Member(path, name);
            _parts.Add(new DocumentedPart(field, status, at, field is ShapeKind.RequestField ? ShapeKind.RequestBody : ShapeKind.ResponseBody, ParentOf(path)));
            Words(inner, word, status, at, field);
            Fields(inner, field, word, status, at, depth + 1);
        }
    }

    private void Words(SchemaShape schema, ShapeKind kind, int status, string path, ShapeKind holder)
    {
        if (schema.Words() is { Count: > 1 and <= MostWords } words)
        {
            _parts.AddRange(words.Select(word => new DocumentedPart(kind, status, $"{path}={word}", holder, path)));
        }
    }

    /// <summary>The member that the path is in: a list stands for its items.</summary>
    private static string? ParentOf(string path)
    {
        while (path.EndsWith(FieldPath.Items, StringComparison.Ordinal))
        {
            path = path[..^2];
        }
        return path.Length == 0 ? null : path;
    }
}
