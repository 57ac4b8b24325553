using System.Globalization;

namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>The rules of IDNA 2008 (RFC 5892) for letters that may stand beside certain others only, and for those that may not stand at all.</summary>
internal static class InternationalLabel
{
    public static bool IsAllowed(string label)
    {
        if (label is [] or [_, _, '-', '-', ..] || CharUnicodeInfo.GetUnicodeCategory(label, 0) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        {
            return false;
        }
        for (var index = 0; index < label.Length; index++)
        {
            if (!Fits(label, index))
            {
                return false;
            }
        }
        var (arabic, extended) = (label.AsSpan().ContainsAnyInRange('\u0660', '\u0669'), label.AsSpan().ContainsAnyInRange('\u06F0', '\u06F9'));
        return !(arabic && extended);
    }

    private static bool Fits(string label, int index)
    {
        var (before, after) = (index > 0 ? label[index - 1] : '\0', index + 1 < label.Length ? label[index + 1] : '\0');
        return label[index] switch
        {
            // Middle dot: in Catalan between two l.
            '\u00B7' => before == 'l' && after == 'l',
            // Greek keraia: before a Greek letter.
            '\u0375' => after is (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF'),
            // Hebrew geresh and gershayim: after a Hebrew letter.
            '\u05F3' or '\u05F4' => before is >= '\u0590' and <= '\u05FF',
            // Katakana middle dot: with Hiragana, Katakana or Han somewhere.
            '\u30FB' => label.AsSpan().ContainsAnyInRange('\u3040', '\u309F') || label.AsSpan().IndexOfAnyInRange('\u30A1', '\u30FA') >= 0 || label.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF'),
            // Disallowed by name in RFC 5892, 2.6.
            '\u0640' or '\u07FA' or '\u302E' or '\u302F' or (>= '\u3031' and <= '\u3035') or '\u303B' => false,
            // Joiners: after a virama, or the non-joiner between letters that join.
            '\u200D' => IsVirama(before),
            '\u200C' => IsVirama(before) || (before is >= '\u0620' and <= '\u077F' && after is >= '\u0620' and <= '\u077F'),
            _ => true,
        };
    }

    private static bool IsVirama(char letter) => letter is
        '\u094D' or '\u09CD' or '\u0A4D' or '\u0ACD' or '\u0B4D' or '\u0BCD' or '\u0C4D' or '\u0CCD' or '\u0D4D' or '\u0DCA' or '\u0E3A' or '\u0F84' or '\u1039' or '\u17D2';
}
