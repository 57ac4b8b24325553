using System.Globalization;
using Portal.Api.Catalog;
using Portal.Ui;

namespace Portal.Catalog;

/// <summary>How long a version still lives, in words.</summary>
internal static class LifecycleWords
{
    /// <summary>Such as <c>v1 retires in 42 days, on 30 June 2027</c>. Null: nothing was announced.</summary>
    public static string? Countdown(ApiVersionView version, DateTimeOffset now)
    {
        var (today, life) = (DateOnly.FromDateTime(now.UtcDateTime), version.Lifecycle);
        return (life.Retired, life.Deprecated) switch
        {
            ({ } retired, _) when retired <= today => $"{version.Name} was retired on {Day(retired)}",
            ({ } retired, _) => $"{version.Name} retires {In(retired, today)}, on {Day(retired)}",
            (null, { } deprecated) when deprecated <= today => $"{version.Name} has been deprecated since {Day(deprecated)}",
            (null, { } deprecated) => $"{version.Name} will be deprecated {In(deprecated, today)}, on {Day(deprecated)}",
            _ => null,
        };
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static Tone ToneOf(ApiVersionView version) => version.State switch
    {
        LifecycleState.Retired => Tone.Bad,
        LifecycleState.Deprecated => Tone.Warn,
        _ => Tone.Info,
    };

    private static string In(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        1 => "tomorrow",
        var days => string.Create(CultureInfo.InvariantCulture, $"in {days:#,0} days"),
    };
}
