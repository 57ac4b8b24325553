namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>Dates and times of RFC 3339, durations of its appendix.</summary>
internal static class TimeFormats
{
    public static bool IsDate(ReadOnlySpan<char> text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _]
        && Number(text[..4]) is >= 0 and var year
        && Number(text[5..7]) is >= 1 and <= 12 and var month
        && Number(text[8..]) is >= 1 and var day
        && day <= DaysIn(year, month);

    public static bool IsDateTime(ReadOnlySpan<char> text) =>
        text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text is not [_, _, ':', _, _, ':', _, _, ..]
            || Number(text[..2]) is not (>= 0 and <= 23 and var hour)
            || Number(text[3..5]) is not (>= 0 and <= 59 and var minute)
            || Number(text[6..8]) is not (>= 0 and <= 60 and var second))
        {
            return false;
        }
        var zone = text[8..];
        if (zone is ['.', ..])
        {
            var digits = zone[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0)
            {
                return false;
            }
            zone = zone[(digits + 1)..];
        }
        var offset = Offset(zone);
        // A leap second is the last of a day of UTC.
        return offset is { } minutes && (second < 60 || ((((hour * 60) + minute - minutes) % 1440) + 1440) % 1440 == 1439);
    }

    /// <summary>Years to days, then hours to seconds, none left out between two that are there; or weeks alone.</summary>
    public static bool IsDuration(ReadOnlySpan<char> text)
    {
        if (text is not ['P', _, ..])
        {
            return false;
        }
        var rest = text[1..];
        if (rest[^1] == 'W')
        {
            return AreDigits(rest[..^1]);
        }
        var mark = rest.IndexOf('T');
        var days = mark < 0 ? rest : rest[..mark];
        var time = mark < 0 ? default : rest[(mark + 1)..];
        return (mark < 0 || (!time.IsEmpty && Units(time, "HMS"))) && (days.IsEmpty ? mark == 0 : Units(days, "YMD"));
    }

    private static bool Units(ReadOnlySpan<char> text, string units)
    {
        var last = -1;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || units.IndexOf(text[digits], StringComparison.Ordinal) is var unit && (unit < 0 || (last >= 0 && unit != last + 1)))
            {
                return false;
            }
            last = unit;
            text = text[(digits + 1)..];
        }
        return true;
    }

    /// <summary>In minutes; null when it is none.</summary>
    private static int? Offset(ReadOnlySpan<char> zone) => zone switch
    {
        ['Z' or 'z'] => 0,
        ['+' or '-', _, _, ':', _, _] when Number(zone[1..3]) is >= 0 and <= 23 and var hours && Number(zone[4..]) is >= 0 and <= 59 and var minutes =>
            (zone[0] == '-' ? -1 : 1) * ((hours * 60) + minutes),
        _ => null,
    };

    private static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>-1 when it is none.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }
            number = (number * 10) + (digit - '0');
        }
        return number;
    }
}
