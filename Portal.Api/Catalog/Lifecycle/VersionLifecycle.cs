namespace Portal.Api.Catalog.Lifecycle;

/// <summary>
/// A version's life as announced. <see cref="Stage"/> is draft, beta or published. From 0:00 UTC of <see cref="Deprecated"/> nobody is to begin
/// with it any more (RFC 9745); from 0:00 UTC of <see cref="Retired"/> it answers no more (RFC 8594). A date that has not come is an
/// announcement. <see cref="Successor"/> names the version to go to; <see cref="Notice"/> is Markdown for those who call.
/// </summary>
public sealed record VersionLifecycle(LifecycleState Stage, DateOnly? Deprecated, DateOnly? Retired, string? Successor, string? Notice)
{
    public const int LongestNotice = 500;

    public static VersionLifecycle Of(LifecycleState stage) => new(stage, null, null, null, null);

    internal bool IsAnnounced => Deprecated is not null || Retired is not null;

    /// <summary>What holds on a day in UTC.</summary>
    internal LifecycleState StateOn(DateOnly day) =>
        Retired <= day ? LifecycleState.Retired : Deprecated <= day ? LifecycleState.Deprecated : Stage;

    internal static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    internal static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
