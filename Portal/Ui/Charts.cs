using System.Globalization;

namespace Portal.Ui;

/// <summary>A line of a chart; a null value leaves a gap.</summary>
public sealed record ChartSeries(string Name, Tone Tone, IReadOnlyList<double?> Values);

/// <summary>A part of a donut.</summary>
public sealed record ChartPart(string Name, Tone Tone, long Value);

internal static class ChartNumbers
{
    /// <summary>The next of 1, 2, 2.5, 5, 10 times a power of ten: where an axis ends well.</summary>
    public static double RoundUp(double value)
    {
        if (value <= 0)
        {
            return 1;
        }
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double[] steps = [1, 2, 2.5, 5, 10];
        return steps.First(step => step * power >= value * 0.999999) * power;
    }

    /// <summary>Where an axis of four steps ends well on which only whole numbers stand.</summary>
    public static double RoundUpWhole(double value) => 4 * Math.Ceiling(RoundUp(value / 4));

    public static string Short(double value) => value switch
    {
        >= 1_000_000 => (value / 1_000_000).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1_000 => (value / 1_000).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    public static string Whole(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Coordinate(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
