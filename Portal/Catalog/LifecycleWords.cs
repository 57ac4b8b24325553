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

    /// <summary>The same in words that are true on any day, for what is kept.</summary>
    public static string? Ending(ApiVersionView version)
    {
        string?[] ends =
        [
            version.Lifecycle.Deprecated is { } deprecated ? $"is deprecated from {Day(deprecated)}" : null,
            version.Lifecycle.Retired is { } retired ? $"answers no more from {Day(retired)}" : null,
        ];
        return ends.Any(end => end is not null) ? $"{version.Name} {string.Join(" and ", ends.OfType<string>())}" : null;
    }

    /// <summary>The one that was named, where the reader may see it; else the one that this reader is shown first.</summary>
    public static string? Successor(ApiView api, ApiVersionView version) =>
        api.Versions.FirstOrDefault(other => other.Name == version.Lifecycle.Successor)?.Name ?? (api.CurrentVersion == version.Name ? null : api.CurrentVersion);

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
