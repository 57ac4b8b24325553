namespace Portal.Applications;

/// <summary>A span of time that the usage chart offers, ending now, in steps that come out as some fifty points.</summary>
public sealed record UsageRange(string Key, string Title, TimeSpan Span, TimeSpan Step, string LabelFormat)
{
    public static readonly IReadOnlyList<UsageRange> All =
    [
        new("hour", "Last hour", TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), "HH:mm"),
        new("day", "Last day", TimeSpan.FromDays(1), TimeSpan.FromMinutes(30), "HH:mm"),
        new("week", "Last 7 days", TimeSpan.FromDays(7), TimeSpan.FromHours(3), "d MMM HH:mm"),
    ];

    public static UsageRange Of(string? key) => All.FirstOrDefault(range => range.Key == key) ?? All[0];

    /// <summary>The step that runs now is the last one.</summary>
    public (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) Until(DateTimeOffset now)
    {
        var to = new DateTimeOffset((now.UtcTicks / Step.Ticks * Step.Ticks) + Step.Ticks, TimeSpan.Zero);
        return (to - Span, to, Step);
    }
}
