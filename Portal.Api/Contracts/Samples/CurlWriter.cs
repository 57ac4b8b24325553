using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Samples;

/// <summary>For POSIX shells.</summary>
internal static partial class CurlWriter
{
    public static string Write(RequestModel request)
    {
        var parts = new List<string>();
        var method = request.Method switch
        {
            "GET" when request.Body is null => "",
            "HEAD" => "--head ",
            _ => $"-X {request.Method} ",
        };
        parts.Add($"curl {method}{Join(request.Url)}");
        parts.AddRange(request.Headers.Select(header => "-H " + Join([new TextPiece($"{header.Name}: {header.Value}", header.Variable)])));
        if (request.Body is { } body)
        {
            parts.Add("-H " + Single($"Content-Type: {body.MediaType}"));
            // Unlike -d, --data-raw gives no meaning to an @ at the start.
            parts.Add("--data-raw " + Single(body.Text));
        }
        return string.Join(" \\\n  ", parts);
    }

    private static string Join(IReadOnlyList<TextPiece> pieces)
    {
        if (pieces is [{ Variable: null } only])
        {
            return Bare().IsMatch(only.Text) ? only.Text : Single(only.Text);
        }
        // Between double quotes shells still read \ ` ! and $, so only text without them may stand there beside the variable.
        return pieces.All(piece => Tame().IsMatch(piece.Text))
            ? $"\"{string.Concat(pieces.Select(piece => piece.Text + (piece.Variable is null ? "" : "$" + piece.Variable)))}\""
            : string.Concat(pieces.Select(piece => (piece.Text.Length == 0 ? "" : Single(piece.Text)) + (piece.Variable is null ? "" : $"\"${piece.Variable}\"")));
    }

    private static string Single(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[A-Za-z0-9:/._~%,+-]+\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^[A-Za-z0-9 :/._~%,+?&=-]*\z")]
    private static partial Regex Tame();
}
