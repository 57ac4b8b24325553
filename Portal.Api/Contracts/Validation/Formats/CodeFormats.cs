using System.Buffers.Text;

namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>UUIDs and encoded bytes.</summary>
internal static class CodeFormats
{
    public static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36)
        {
            return false;
        }
        for (var at = 0; at < text.Length; at++)
        {
            if (at is 8 or 13 or 18 or 23 ? text[at] != '-' : !char.IsAsciiHexDigit(text[at]))
            {
                return false;
            }
        }
        return true;
    }

    public static bool IsBase64(ReadOnlySpan<char> text) => Base64.IsValid(text);

    public static bool IsBase64Url(ReadOnlySpan<char> text) => Base64Url.IsValid(text);
}
