using System.Globalization;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare;

/// <summary>Numbers by their worth: <c>1</c>, <c>1.0</c> and <c>10e-1</c> are one number, of any length.</summary>
internal static class Numbers
{
    public static bool Same(string left, string right) => Canonical(left) == Canonical(right);

    /// <summary>The significant digits and the power of ten they are worth, as text.</summary>
    public static string Canonical(string number)
    {
        var mark = number.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? number.AsSpan() : number.AsSpan(0, mark);
        if (mark >= 0 && !int.TryParse(number.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            // A power beyond any use: equal only to itself.
            return number;
        }
        var power = mark < 0 ? 0L : int.Parse(number.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = mantissa.StartsWith("-") ? "-" : "";
        mantissa = mantissa.TrimStart('-').TrimStart('+');
        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        power -= point < 0 ? 0 : mantissa.Length - point - 1;
        var trimmed = digits.TrimEnd('0');
        power += digits.Length - trimmed.Length;
        trimmed = trimmed.TrimStart('0');
        return trimmed.Length == 0 ? "0" : $"{sign}{trimmed}e{power.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Null for what is no number.</summary>
    public static decimal? Value(ContractNode? node) =>
        node is ScalarNode { Kind: ScalarKind.Number } number ? Value(number.Text) : null;

    private static decimal Value(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            return exact;
        }
        // Beyond the range of exact numbers only the side of zero matters to a limit.
        return text.StartsWith('-') ? decimal.MinValue : decimal.MaxValue;
    }
}
