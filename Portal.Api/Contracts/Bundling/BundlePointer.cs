using System.Buffers;
using System.Text;

namespace Portal.Api.Contracts.Bundling;

/// <summary>JSON pointers in references: a fragment (RFC 3986) has its own letters, others are percent-encoded.</summary>
internal static class BundlePointer
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?");

    public static string Reference(string pointer)
    {
        if (pointer.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return "#" + pointer;
        }
        var text = new StringBuilder("#");
        foreach (var rune in pointer.EnumerateRunes())
        {
            text.Append(rune.IsBmp && Plain.Contains((char)rune.Value) ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }
        return text.ToString();
    }
}
