using System.Globalization;

namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>URI templates of RFC 6570, all four levels.</summary>
internal static class UriTemplates
{
    public static bool IsTemplate(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var open = text.IndexOf('{');
            if (!IsLiteral(open < 0 ? text : text[..open]))
            {
                return false;
            }
            if (open < 0)
            {
                return true;
            }
            var close = text[open..].IndexOf('}');
            if (close < 0 || !IsExpression(text.Slice(open + 1, close - 1)))
            {
                return false;
            }
            text = text[(open + close + 1)..];
        }
        return true;
    }

    private static bool IsLiteral(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter is <= ' ' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}' or (>= '\u007F' and <= '\u009F'))
            {
                return false;
            }
        }
        return UriFormats.AreTriplets(text);
    }

    private static bool IsExpression(ReadOnlySpan<char> text)
    {
        if (text is ['+' or '#' or '.' or '/' or ';' or '?' or '&' or '=' or ',' or '!' or '@' or '|', ..])
        {
            text = text[1..];
        }
        foreach (var variable in text.Split(','))
        {
            if (!IsVariable(text[variable]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsVariable(ReadOnlySpan<char> text)
    {
        if (text is [.. var exploded, '*'])
        {
            text = exploded;
        }
        else if (text.IndexOf(':') is >= 0 and var colon)
        {
            var length = text[(colon + 1)..];
            if (length.Length is 0 or > 4 || length[0] is '0' || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }
            text = text[..colon];
        }
        if (text.IsEmpty || text[0] == '.' || text[^1] == '.' || text.Contains("..", StringComparison.Ordinal) || !UriFormats.AreTriplets(text))
        {
            return false;
        }
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '.' or '%'))
            {
                return false;
            }
        }
        return true;
    }
}
