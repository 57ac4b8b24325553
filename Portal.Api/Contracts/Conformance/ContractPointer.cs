using System.Buffers;
using System.Globalization;
using System.Text;

namespace Portal.Api.Contracts.Conformance;

/// <summary>JSON pointers as URI fragments (RFC 6901, section 6).</summary>
internal static class ContractPointer
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?");

    public static string Fragment(string pointer)
    {
        if (pointer.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return $"#{pointer}";
        }
        var text = new StringBuilder("#", pointer.Length + 16);
        foreach (var rune in pointer.EnumerateRunes())
        {
            Append(text, rune);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        if (rune.IsAscii && Plain.Contains((char)rune.Value))
        {
            text.Append((char)rune.Value);
            return;
        }
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
        {
            text.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }
    }
}
