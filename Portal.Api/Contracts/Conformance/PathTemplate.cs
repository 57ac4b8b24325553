namespace Portal.Api.Contracts.Conformance;

/// <summary>Takes the values of variables out of a path that a template such as <c>/travels/{city}/{day}.json</c> matches.</summary>
internal sealed class PathTemplate
{
    private readonly Piece[] _pieces;

    public PathTemplate(string template)
    {
        var pieces = new List<Piece>();
        var rest = template.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('{');
            var close = open < 0 ? -1 : rest[open..].IndexOf('}');
            if (close < 0)
            {
                pieces.Add(new Piece(rest.ToString(), IsVariable: false));
                break;
            }
            if (open > 0)
            {
                pieces.Add(new Piece(rest[..open].ToString(), IsVariable: false));
            }
            pieces.Add(new Piece(rest.Slice(open + 1, close - 1).ToString(), IsVariable: true));
            rest = rest[(open + close + 1)..];
        }
        _pieces = [.. pieces];
    }

    /// <summary>The text that stands for a variable, as sent; null when the path does not have it.</summary>
    public string? Find(string path, string variable)
    {
        var rest = path.AsSpan();
        for (var index = 0; index < _pieces.Length; index++)
        {
            var piece = _pieces[index];
            if (!piece.IsVariable)
            {
                // The path was matched already: by its length a literal is known, however it is escaped.
                rest = Skip(rest, piece.Text);
                continue;
            }
            var end = EndOf(rest, index + 1 < _pieces.Length ? _pieces[index + 1].Text : null);
            if (piece.Text == variable)
            {
                return rest[..end].ToString();
            }
            rest = rest[end..];
        }
        return null;
    }

    /// <summary>A variable ends with its segment, or where the literal behind it begins last.</summary>
    private static int EndOf(ReadOnlySpan<char> rest, string? literal)
    {
        var segment = rest.IndexOf('/') is >= 0 and var slash ? slash : rest.Length;
        if (literal is null or ['/', ..])
        {
            return segment;
        }
        var within = literal.IndexOf('/', StringComparison.Ordinal) is >= 0 and var cut ? literal.AsSpan(0, cut) : literal;
        return rest[..segment].LastIndexOf(within) is > 0 and var found ? found : segment;
    }

    private static ReadOnlySpan<char> Skip(ReadOnlySpan<char> rest, string literal)
    {
        if (rest.StartsWith(literal, StringComparison.Ordinal))
        {
            return rest[literal.Length..];
        }
        var escaped = Uri.EscapeDataString(literal).Replace("%2F", "/", StringComparison.Ordinal);
        return rest.StartsWith(escaped, StringComparison.OrdinalIgnoreCase) ? rest[escaped.Length..] : [];
    }

    private readonly record struct Piece(string Text, bool IsVariable);
}
