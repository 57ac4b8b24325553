using System.Globalization;
using System.Numerics;
using System.Text;

namespace Portal.Api.Contracts.Validation;

/// <summary>
/// A number of JSON exactly as written: sign, digits without zeros at either end, and the power of ten they are multiplied by. Nothing is
/// rounded, and the work grows with the length of the text, whatever its exponent.
/// </summary>
internal readonly struct ExactNumber
{
    private const int SmallDigits = 18;

    private readonly bool _isNegative;
    private readonly long _small;
    private readonly string? _digits;
    private readonly int _count;
    private readonly long _exponent;

    private ExactNumber(bool isNegative, long small, long exponent)
    {
        if (small == 0)
        {
            return;
        }
        for (; small % 10 == 0; small /= 10)
        {
            exponent++;
        }
        (_isNegative, _small, _exponent, _count) = (isNegative, small, exponent, 1);
        for (var rest = small; rest >= 10; rest /= 10)
        {
            _count++;
        }
    }

    private ExactNumber(bool isNegative, string digits, long exponent) =>
        (_isNegative, _digits, _count, _exponent) = (isNegative, digits, digits.Length, exponent);

    public bool IsInteger => _exponent >= 0;

    public bool IsZero => _small == 0 && _digits is null;

    private string Digits => _digits ?? _small.ToString(CultureInfo.InvariantCulture);

    private long Magnitude => _count + _exponent;

    public static ExactNumber Parse(string text)
    {
        Span<byte> ascii = text.Length <= 128 ? stackalloc byte[text.Length] : new byte[text.Length];
        Encoding.ASCII.GetBytes(text, ascii);
        return Parse(ascii);
    }

    /// <param name="text">As JSON spells numbers.</param>
    public static ExactNumber Parse(ReadOnlySpan<byte> text)
    {
        var isNegative = text is [(byte)'-', ..];
        var mantissa = text[(isNegative ? 1 : 0)..];
        var exponent = 0L;
        if (mantissa.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var mark)
        {
            exponent = Exponent(mantissa[(mark + 1)..]);
            mantissa = mantissa[..mark];
        }
        if (mantissa.Length > SmallDigits + 1)
        {
            return ParseLong(isNegative, mantissa, exponent);
        }
        var small = 0L;
        var digits = 0;
        var point = -1;
        foreach (var letter in mantissa)
        {
            if (letter is (byte)'.')
            {
                point = digits;
                continue;
            }
            small = (small * 10) + (letter - '0');
            digits++;
        }
        return digits > SmallDigits ? ParseLong(isNegative, mantissa, exponent) : new ExactNumber(isNegative, small, exponent - (point < 0 ? 0 : digits - point));
    }

    public static int Compare(ExactNumber left, ExactNumber right)
    {
        if (left.IsZero || right.IsZero || left._isNegative != right._isNegative)
        {
            return left.Sign.CompareTo(right.Sign);
        }
        var larger = left.Magnitude != right.Magnitude ? left.Magnitude.CompareTo(right.Magnitude) : CompareDigits(left, right);
        return left._isNegative ? -larger : larger;
    }

    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (IsZero || divisor.IsZero)
        {
            return true;
        }
        // Without zeros at the end, digits do not divide by ten: a smaller power of ten cannot be made up for.
        var power = _exponent - divisor._exponent;
        if (power < 0)
        {
            return false;
        }
        var by = BigInteger.Parse(divisor.Digits, CultureInfo.InvariantCulture);
        var rest = BigInteger.Zero;
        foreach (var chunk in Digits.Chunk(SmallDigits))
        {
            rest = ((rest * BigInteger.Pow(10, chunk.Length)) + long.Parse(chunk, CultureInfo.InvariantCulture)) % by;
        }
        return (rest * BigInteger.ModPow(10, power, by) % by).IsZero;
    }

    public override int GetHashCode() => _digits is null ? HashCode.Combine(_small, _exponent, _isNegative) : HashCode.Combine(_digits, _exponent, _isNegative);

    private int Sign => IsZero ? 0 : _isNegative ? -1 : 1;

    /// <summary>Of numbers with the same magnitude.</summary>
    private static int CompareDigits(ExactNumber left, ExactNumber right)
    {
        if (left._digits is null && right._digits is null)
        {
            var (one, other) = (left._small, right._small);
            for (var missing = left._count; missing < right._count; missing++)
            {
                one *= 10;
            }
            for (var missing = right._count; missing < left._count; missing++)
            {
                other *= 10;
            }
            return one.CompareTo(other);
        }
        return Math.Sign(string.CompareOrdinal(left.Digits, right.Digits));
    }

    private static ExactNumber ParseLong(bool isNegative, ReadOnlySpan<byte> mantissa, long exponent)
    {
        if (mantissa.IndexOf((byte)'.') is >= 0 and var point)
        {
            exponent -= mantissa.Length - point - 1;
            return ParseLong(isNegative, (byte[])[.. mantissa[..point], .. mantissa[(point + 1)..]], exponent);
        }
        mantissa = mantissa.TrimStart((byte)'0');
        var significant = mantissa.TrimEnd((byte)'0');
        exponent += mantissa.Length - significant.Length;
        if (significant.Length > SmallDigits)
        {
            return new ExactNumber(isNegative, Encoding.ASCII.GetString(significant), exponent);
        }
        return new ExactNumber(isNegative, significant.IsEmpty ? 0 : long.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture), exponent);
    }

    /// <summary>Beyond a quadrillion all exponents are alike: no text is long enough to make up for the difference.</summary>
    private static long Exponent(ReadOnlySpan<byte> text)
    {
        const long most = 1_000_000_000_000_000;
        var isNegative = text is [(byte)'-', ..];
        var value = 0L;
        foreach (var digit in text.TrimStart("+-"u8))
        {
            value = Math.Min(most, (value * 10) + (digit - '0'));
        }
        return isNegative ? -value : value;
    }
}
