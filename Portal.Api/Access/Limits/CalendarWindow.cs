using System.Diagnostics;
using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>Calendar windows in UTC, in ticks. Weeks begin on Monday (ISO 8601); eternity has no end.</summary>
internal static class CalendarWindow
{
    public static long StartOf(LimitWindow window, long now) => window switch
    {
        LimitWindow.Second => now - (now % TimeSpan.TicksPerSecond),
        LimitWindow.Minute => now - (now % TimeSpan.TicksPerMinute),
        LimitWindow.Hour => now - (now % TimeSpan.TicksPerHour),
        LimitWindow.Day => now - (now % TimeSpan.TicksPerDay),
        // Tick 0 was a Monday.
        LimitWindow.Week => now - (now % (7 * TimeSpan.TicksPerDay)),
        LimitWindow.Month => MonthOf(now).Ticks,
        LimitWindow.Year => new DateTime(new DateTime(now, DateTimeKind.Utc).Year, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks,
        LimitWindow.Eternity => 0,
        _ => throw new UnreachableException(),
    };

    public static long EndOf(LimitWindow window, long start) => window switch
    {
        LimitWindow.Month => new DateTime(start, DateTimeKind.Utc).AddMonths(1).Ticks,
        LimitWindow.Year => new DateTime(start, DateTimeKind.Utc).AddYears(1).Ticks,
        LimitWindow.Eternity => DateTime.MaxValue.Ticks,
        _ => start + LengthOf(window),
    };

    /// <summary>Length in ticks of the windows that always have the same; for the others the nominal one of rates (30 and 365 days).</summary>
    public static long LengthOf(LimitWindow window) => window switch
    {
        LimitWindow.Second => TimeSpan.TicksPerSecond,
        LimitWindow.Minute => TimeSpan.TicksPerMinute,
        LimitWindow.Hour => TimeSpan.TicksPerHour,
        LimitWindow.Day => TimeSpan.TicksPerDay,
        LimitWindow.Week => 7 * TimeSpan.TicksPerDay,
        LimitWindow.Month => 30 * TimeSpan.TicksPerDay,
        LimitWindow.Year => 365 * TimeSpan.TicksPerDay,
        LimitWindow.Eternity => DateTime.MaxValue.Ticks,
        _ => throw new UnreachableException(),
    };

    private static DateTime MonthOf(long now)
    {
        var time = new DateTime(now, DateTimeKind.Utc);
        return new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc);
    }
}
