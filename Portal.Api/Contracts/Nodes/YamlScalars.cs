using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Nodes;

/// <summary>The core schema of YAML 1.2 (section 10.3): what a plain scalar is. So <c>no</c>, <c>on</c> and dates are strings.</summary>
internal static partial class YamlScalars
{
    public static (ScalarKind Kind, string Text) Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (ScalarKind.Null, "null"),
        "true" or "True" or "TRUE" => (ScalarKind.Boolean, "true"),
        "false" or "False" or "FALSE" => (ScalarKind.Boolean, "false"),
        _ => Number(text) is { } number ? (ScalarKind.Number, number) : (ScalarKind.String, text),
    };

    /// <summary>True for infinity and "not a number", which YAML has and JSON has not.</summary>
    public static bool IsBeyondJson(string text) => Beyond().IsMatch(text);

    /// <summary>JSON's spelling of a YAML number, as close to what was written as JSON allows; null when it is none.</summary>
    private static string? Number(string text)
    {
        if (!(char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.') || text.Length > 400)
        {
            return null;
        }
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return BigInteger.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && text.Length > 2 ? hex.ToString(CultureInfo.InvariantCulture) : null;
        }
        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return text.Length > 2 && text.AsSpan(2).IndexOfAnyExceptInRange('0', '7') < 0
                ? text.Skip(2).Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0')).ToString(CultureInfo.InvariantCulture)
                : null;
        }
        if (Decimal().Match(text) is not { Success: true } match)
        {
            return null;
        }
        var whole = match.Groups["whole"].Value.TrimStart('0');
        var fraction = match.Groups["fraction"].Value;
        return (match.Groups["sign"].Value == "-" ? "-" : "")
            + (whole.Length == 0 ? "0" : whole)
            + (fraction.Length == 0 ? "" : "." + fraction)
            + match.Groups["exponent"].Value;
    }

    [GeneratedRegex(@"^(?<sign>[-+])?(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?(?<exponent>[eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Beyond();
}
