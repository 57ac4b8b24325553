namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>JSON pointers (RFC 6901) and relative ones.</summary>
internal static class PointerFormats
{
    public static bool IsPointer(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && text[0] != '/')
        {
            return false;
        }
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '~' && (at + 1 == text.Length || text[at + 1] is not ('0' or '1')))
            {
                return false;
            }
        }
        return true;
    }

    public static bool IsRelative(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        var levels = digits < 0 ? text : text[..digits];
        if (levels.IsEmpty || (levels.Length > 1 && levels[0] == '0'))
        {
            return false;
        }
        var rest = text[levels.Length..];
        return rest is ['#'] || IsPointer(rest);
    }
}
