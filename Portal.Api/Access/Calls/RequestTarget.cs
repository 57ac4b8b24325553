using System.Text;

namespace Portal.Api.Access.Calls;

/// <summary>
/// The path and query of a call. The path is normalised once, and the same bytes are matched and forwarded, so nobody behind the gateway
/// can read it differently. What could be read in two ways is refused.
/// </summary>
internal sealed record RequestTarget(string Path, string Query)
{
    /// <summary>Reads a request target as it came on the wire: origin form, or absolute form. Null: <paramref name="refusal"/> says why not.</summary>
    public static RequestTarget? Read(string raw, out AccessRefusal? refusal)
    {
        refusal = null;
        var start = PathStart(raw);
        if (start < 0)
        {
            refusal = Refused("it does not begin with a slash");
            return null;
        }
        var end = raw.AsSpan(start).IndexOfAny('?', '#');
        var path = end < 0 ? raw[start..] : raw.Substring(start, end);
        var query = end < 0 || raw[start + end] == '#' ? "" : raw[(start + end)..];
        if (query.Contains('#', StringComparison.Ordinal))
        {
            refusal = Refused("it has a fragment");
            return null;
        }
        if (path.AsSpan().IndexOfAny("%\\;") < 0 && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal))
        {
            return new RequestTarget(path, query);
        }
        var decoded = Unescape(path, out var reason);
        if (decoded is null)
        {
            refusal = Refused(reason);
            return null;
        }
        var normal = RemoveDots(decoded);
        if (normal is null)
        {
            refusal = Refused("it has a dot segment with a parameter (..;)");
            return null;
        }
        return new RequestTarget(normal, query);
    }

    private static int PathStart(string raw)
    {
        if (raw.StartsWith('/'))
        {
            return 0;
        }
        var scheme = raw.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? -1 : raw.IndexOf('/', scheme + 3);
    }

    /// <summary>Undoes escapes that need not be there (letters, digits, <c>-._~</c>) and writes the others in capitals (RFC 3986, 6.2.2).</summary>
    private static string? Unescape(string path, out string reason)
    {
        reason = "";
        var text = new StringBuilder(path.Length);
        for (var at = 0; at < path.Length; at++)
        {
            var letter = path[at];
            if (letter == '\\')
            {
                reason = "it has a backslash";
                return null;
            }
            if (letter != '%')
            {
                text.Append(letter);
                continue;
            }
            if (at + 2 >= path.Length || !char.IsAsciiHexDigit(path[at + 1]) || !char.IsAsciiHexDigit(path[at + 2]))
            {
                reason = "it has a percent sign that begins no escape";
                return null;
            }
            var value = Convert.ToInt32(path.Substring(at + 1, 2), 16);
            reason = Forbidden(value, path.AsSpan(at + 3));
            if (reason.Length > 0)
            {
                return null;
            }
            var unreserved = char.IsAsciiLetterOrDigit((char)value) || value is '-' or '.' or '_' or '~';
            _ = unreserved ? text.Append((char)value) : text.Append('%').Append(path[(at + 1)..(at + 3)].ToUpperInvariant());
            at += 2;
        }
        return text.ToString();
    }

    private static string Forbidden(int value, ReadOnlySpan<char> rest) => value switch
    {
        '/' => "it has an encoded slash (%2F)",
        '\\' => "it has an encoded backslash (%5C)",
        < 0x20 or 0x7f => "it has an encoded control character",
        '%' when rest.Length >= 2 && char.IsAsciiHexDigit(rest[0]) && char.IsAsciiHexDigit(rest[1]) => "it is encoded twice",
        _ => "",
    };

    private static string? RemoveDots(string path)
    {
        var kept = new List<string>();
        var segments = path.Split('/');
        for (var at = 1; at < segments.Length; at++)
        {
            var segment = segments[at];
            var last = at == segments.Length - 1;
            if (segment.StartsWith(".;", StringComparison.Ordinal) || segment.StartsWith("..;", StringComparison.Ordinal))
            {
                return null;
            }
            if (segment is ".." && kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
            if (segment is "" or "." or "..")
            {
                if (last)
                {
                    kept.Add("");
                }
                continue;
            }
            kept.Add(segment);
        }
        return "/" + string.Join('/', kept);
    }

    private static AccessRefusal Refused(string reason) => new(
        400,
        "path_refused",
        "Bad request",
        $"The path could be read in two ways: {reason}.",
        "Send the path as the contract writes it, with each part encoded once and without dots, backslashes or encoded slashes.");
}
