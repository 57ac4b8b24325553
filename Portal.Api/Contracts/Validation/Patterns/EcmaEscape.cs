using System.Globalization;

namespace Portal.Api.Contracts.Validation.Patterns;

/// <summary>What stands after a backslash, in a class or outside: one character, or a set of them.</summary>
internal static class EcmaEscape
{
    /// <summary>Adds what it means to a set; the answer is the character if it is one.</summary>
    public static int? Read(ReadOnlySpan<char> text, ref int at, EcmaClass set)
    {
        if (at >= text.Length)
        {
            throw new FormatException("It ends in a backslash.");
        }
        var letter = text[at++];
        switch (letter)
        {
            case 'd' or 'D':
                set.Add(EcmaSets.Digits, isNegated: letter is 'D');
                return null;
            case 'w' or 'W':
                set.Add(EcmaSets.WordLetters, isNegated: letter is 'W');
                return null;
            case 's' or 'S':
                set.Add(EcmaSets.Spaces, isNegated: letter is 'S');
                return null;
            case 'p' or 'P':
                set.AddCategory(EcmaSets.Category(Property(text, ref at)), isNegated: letter is 'P');
                return null;
            default:
                var code = Character(letter, text, ref at);
                set.Add(code, code);
                return code;
        }
    }

    private static int Character(char letter, ReadOnlySpan<char> text, ref int at)
    {
        switch (letter)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case '0':
                return 0;
            case 'c' when at < text.Length && char.IsAsciiLetter(text[at]):
                return text[at++] % 32;
            case 'x':
                return Hex(text, ref at, 2);
            case 'u' when at < text.Length && text[at] == '{':
                var end = text[at..].IndexOf('}');
                var digits = end < 0 ? throw new FormatException(@"'\u{' is not closed.") : text[(at + 1)..(at + end)];
                at += end + 1;
                return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code is >= 0 and <= 0x10FFFF
                    ? code
                    : throw new FormatException(@"'\u{...}' names no character.");
            case 'u':
                var high = Hex(text, ref at, 4);
                if (char.IsHighSurrogate((char)high) && text[at..] is ['\\', 'u', ..])
                {
                    var next = at + 2;
                    var low = Hex(text, ref next, 4);
                    if (char.IsLowSurrogate((char)low))
                    {
                        at = next;
                        return char.ConvertToUtf32((char)high, (char)low);
                    }
                }
                return high;
            case var other when char.IsAsciiLetterOrDigit(other):
                throw new FormatException($@"'\{other}' means nothing in ECMA-262.");
            case var other when char.IsHighSurrogate(other) && at < text.Length && char.IsLowSurrogate(text[at]):
                return char.ConvertToUtf32(other, text[at++]);
            default:
                return letter;
        }
    }

    private static string Property(ReadOnlySpan<char> text, ref int at)
    {
        var end = at < text.Length && text[at] == '{' ? text[at..].IndexOf('}') : -1;
        if (end < 0)
        {
            throw new FormatException(@"'\p' needs a name in braces, such as \p{L}.");
        }
        var name = text[(at + 1)..(at + end)].ToString();
        at += end + 1;
        return name;
    }

    private static int Hex(ReadOnlySpan<char> text, ref int at, int digits)
    {
        if (at + digits > text.Length || !int.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw new FormatException($@"'\{(digits == 2 ? 'x' : 'u')}' needs {digits} hexadecimal digits.");
        }
        at += digits;
        return code;
    }
}
