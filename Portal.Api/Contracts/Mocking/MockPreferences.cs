using System.Globalization;

namespace Portal.Api.Contracts.Mocking;

/// <summary>What a caller would like of a mock, by <c>Prefer</c> (RFC 7240): <c>code=404, example=none, dynamic=true, seed=7</c>. What is not understood is left alone.</summary>
internal sealed record MockPreferences(int? Code, string? Example, bool Dynamic, int? Seed)
{
    public static readonly MockPreferences None = new(null, null, false, null);

    public static MockPreferences Read(IEnumerable<string?> lines)
    {
        var wanted = None;
        foreach (var (name, value) in lines.SelectMany(line => Parts(line ?? "")))
        {
            wanted = name switch
            {
                "code" when wanted.Code is null && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var code) => wanted with { Code = code },
                "example" when wanted.Example is null && value.Length > 0 => wanted with { Example = value },
                "dynamic" when value is "" or "true" => wanted with { Dynamic = true },
                "seed" when wanted.Seed is null && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) => wanted with { Seed = seed },
                _ => wanted,
            };
        }
        return wanted;
    }

    /// <summary>Commas divide preferences, semicolons their parameters, which none of ours has; within quotes neither means anything.</summary>
    private static IEnumerable<(string Name, string Value)> Parts(string line)
    {
        foreach (var part in Split(line, ','))
        {
            var preference = Split(part, ';')[0];
            var equals = preference.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0
                ? (preference.Trim().ToLowerInvariant(), "")
                : (preference[..equals].Trim().ToLowerInvariant(), Unquoted(preference[(equals + 1)..].Trim()));
        }
    }

    private static List<string> Split(string text, char divider)
    {
        var parts = new List<string>();
        var (start, quoted) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (quoted && text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"')
            {
                quoted = !quoted;
            }
            else if (text[at] == divider && !quoted)
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        }
        parts.Add(text[start..]);
        return parts;
    }

    private static string Unquoted(string text) =>
        text is ['"', .., '"'] && text.Length > 1 ? text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : text;
}
