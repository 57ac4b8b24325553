namespace Portal.Api.Contracts.Validation.Patterns;

/// <summary>The sets of ECMA-262, which are not those of .NET: digits and word letters are ASCII.</summary>
internal static class EcmaSets
{
    public static readonly IReadOnlyList<(int First, int Last)> Digits = [('0', '9')];

    public static readonly IReadOnlyList<(int First, int Last)> WordLetters = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

    public static readonly IReadOnlyList<(int First, int Last)> Spaces =
        [(9, 13), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)];

    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L",
        ["Cased_Letter"] = "Lu}\\p{Ll}\\p{Lt",
        ["LC"] = "Lu}\\p{Ll}\\p{Lt",
        ["Uppercase_Letter"] = "Lu",
        ["Lowercase_Letter"] = "Ll",
        ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm",
        ["Other_Letter"] = "Lo",
        ["Mark"] = "M",
        ["Combining_Mark"] = "M",
        ["Nonspacing_Mark"] = "Mn",
        ["Spacing_Mark"] = "Mc",
        ["Enclosing_Mark"] = "Me",
        ["Number"] = "N",
        ["Decimal_Number"] = "Nd",
        ["digit"] = "Nd",
        ["Letter_Number"] = "Nl",
        ["Other_Number"] = "No",
        ["Punctuation"] = "P",
        ["punct"] = "P",
        ["Connector_Punctuation"] = "Pc",
        ["Dash_Punctuation"] = "Pd",
        ["Open_Punctuation"] = "Ps",
        ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi",
        ["Final_Punctuation"] = "Pf",
        ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S",
        ["Math_Symbol"] = "Sm",
        ["Currency_Symbol"] = "Sc",
        ["Modifier_Symbol"] = "Sk",
        ["Other_Symbol"] = "So",
        ["Separator"] = "Z",
        ["Space_Separator"] = "Zs",
        ["Line_Separator"] = "Zl",
        ["Paragraph_Separator"] = "Zp",
        ["Other"] = "C",
        ["Control"] = "Cc",
        ["cntrl"] = "Cc",
        ["Format"] = "Cf",
        ["Surrogate"] = "Cs",
        ["Private_Use"] = "Co",
        ["Unassigned"] = "Cn",
        ["Alphabetic"] = "L}\\p{Nl",
        ["Alpha"] = "L}\\p{Nl",
        ["Uppercase"] = "Lu",
        ["Lowercase"] = "Ll",
        ["White_Space"] = "Zs",
    };

    private static readonly HashSet<string> Short = [.. Categories.Values.Where(value => value.Length <= 2)];

    /// <summary>.NET's name for a general category; scripts are not known to it.</summary>
    public static string Category(string name)
    {
        var plain = name.StartsWith("gc=", StringComparison.Ordinal) ? name[3..] : name.StartsWith("General_Category=", StringComparison.Ordinal) ? name[17..] : name;
        return Short.Contains(plain) ? plain
            : Categories.TryGetValue(plain, out var known) ? known
            : throw new FormatException($@"'\p{{{name}}}' is no category of characters that is known here; \p{{L}} and its like are.");
    }
}
