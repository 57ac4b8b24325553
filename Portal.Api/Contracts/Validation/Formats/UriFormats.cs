using System.Buffers;

namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>URIs of RFC 3986, by its grammar: the framework's own type takes more and less.</summary>
internal static class UriFormats
{
    private const string Unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    private const string Delimiters = "!$&'()*+,;=";

    private static readonly SearchValues<char> Scheme = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> User = SearchValues.Create(Unreserved + Delimiters + ":%");
    private static readonly SearchValues<char> Host = SearchValues.Create(Unreserved + Delimiters + "%");
    private static readonly SearchValues<char> Path = SearchValues.Create(Unreserved + Delimiters + ":@/%");
    private static readonly SearchValues<char> Query = SearchValues.Create(Unreserved + Delimiters + ":@/?%");

    public static bool IsUri(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOf(':');
        return mark > 0 && char.IsAsciiLetter(text[0]) && !text[..mark].ContainsAnyExcept(Scheme) && IsRest(text[(mark + 1)..]);
    }

    public static bool IsReference(ReadOnlySpan<char> text)
    {
        if (IsUri(text))
        {
            return true;
        }
        // A colon in the first segment would end a scheme.
        var segment = text.IndexOfAny('/', '?', '#') is >= 0 and var end ? text[..end] : text;
        return !segment.Contains(':') && IsRest(text);
    }

    private static bool IsRest(ReadOnlySpan<char> text)
    {
        if (!AreTriplets(text))
        {
            return false;
        }
        if (text.IndexOf('#') is >= 0 and var hash)
        {
            if (text[(hash + 1)..].ContainsAnyExcept(Query))
            {
                return false;
            }
            text = text[..hash];
        }
        if (text.IndexOf('?') is >= 0 and var mark)
        {
            if (text[(mark + 1)..].ContainsAnyExcept(Query))
            {
                return false;
            }
            text = text[..mark];
        }
        if (text is ['/', '/', ..])
        {
            var authority = text[2..];
            var slash = authority.IndexOf('/');
            text = slash < 0 ? default : authority[slash..];
            if (!IsAuthority(slash < 0 ? authority : authority[..slash]))
            {
                return false;
            }
        }
        return !text.ContainsAnyExcept(Path);
    }

    private static bool IsAuthority(ReadOnlySpan<char> text)
    {
        if (text.LastIndexOf('@') is >= 0 and var at)
        {
            if (text[..at].ContainsAnyExcept(User))
            {
                return false;
            }
            text = text[(at + 1)..];
        }
        if (text is ['[', ..])
        {
            var end = text.IndexOf(']');
            return end > 0 && IsLiteral(text[1..end]) && IsPort(text[(end + 1)..]);
        }
        var colon = text.IndexOf(':');
        return !(colon < 0 ? text : text[..colon]).ContainsAnyExcept(Host) && IsPort(colon < 0 ? default : text[colon..]);
    }

    private static bool IsLiteral(ReadOnlySpan<char> text) =>
        HostFormats.IsIPv6(text)
        || (text is ['v' or 'V', _, ..] && text.IndexOf('.') is > 1 and var dot && dot < text.Length - 1
            && !text[1..dot].ContainsAnyExcept(Hex) && !text[(dot + 1)..].ContainsAnyExcept(User));

    private static bool IsPort(ReadOnlySpan<char> text) => text.IsEmpty || (text[0] == ':' && !text[1..].ContainsAnyExceptInRange('0', '9'));

    /// <summary>Every percent sign begins two hexadecimal digits.</summary>
    internal static bool AreTriplets(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('%'); at >= 0;)
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
            {
                return false;
            }
            var next = text[(at + 3)..].IndexOf('%');
            at = next < 0 ? -1 : at + 3 + next;
        }
        return true;
    }
}
