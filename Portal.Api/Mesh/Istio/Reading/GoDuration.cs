using System.Buffers;
using System.Globalization;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Durations as Istio writes them: <c>5s</c>, <c>250ms</c>, <c>1.5s</c>, <c>1m30s</c>, <c>1h</c>, and <c>0s</c> for none.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    public static TimeSpan? Parse(ReadOnlySpan<char> text)
    {
        var total = TimeSpan.Zero;
        if (text.IsEmpty)
        {
            return null;
        }
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0 || !decimal.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000)
            {
                return null;
            }
            text = text[digits..];
            var letters = text.IndexOfAnyInRange('0', '9') is var next && next < 0 ? text.Length : next;
            if (Unit(text[..letters]) is not { } ticks)
            {
                return null;
            }
            total += TimeSpan.FromTicks((long)(number * ticks));
            text = text[letters..];
        }
        return total;
    }

    private static long? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        _ => null,
    };
}
