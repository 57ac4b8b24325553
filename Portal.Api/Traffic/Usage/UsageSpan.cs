using System.Globalization;
using System.Xml;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Hosting;

namespace Portal.Api.Traffic.Usage;

/// <summary>The span of time and the step that usage is asked for: times of RFC 3339, a step such as <c>5m</c>, <c>1h</c>, <c>1d</c> or ISO 8601's <c>PT5M</c>.</summary>
internal sealed record UsageSpan(DateTimeOffset From, DateTimeOffset To, TimeSpan Step)
{
    public static Outcome<UsageSpan> Read(string? from, string? to, string? step, DateTimeOffset now)
    {
        if (Time(to, now) is not { Year: > 1 } end)
        {
            return new Refusal.Invalid("to", $"The query parameter 'to' takes a time such as 2026-03-14T12:00:00Z, not '{Shorten.Text(to ?? "")}'; without it, now.");
        }
        if (Time(from, end.AddDays(-1)) is not { } asked || asked >= end)
        {
            return new Refusal.Invalid("from", $"The query parameter 'from' takes a time before 'to', such as 2026-03-13T12:00:00Z, not '{Shorten.Text(from ?? "")}'; without it, a day before.");
        }
        // Counts are kept by the minute: the whole one that the span begins in belongs to it.
        var start = UsageTally.MinuteOf(asked);
        if (Duration(step, end - start) is not { } length || length < TimeSpan.FromMinutes(1) || length.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            return new Refusal.Invalid("step", $"The query parameter 'step' takes whole minutes, hours or days, such as 1m, 15m, 1h or 1d, not '{Shorten.Text(step ?? "")}'; without it, 1h, and 1d for longer spans.");
        }
        return (end - start) / length >= UsageQueries.MostSteps
            ? new Refusal.Invalid("step", $"The query parameter 'step' is so small that there would be more than {UsageQueries.MostSteps} steps; take a longer step or a shorter span.")
            : new UsageSpan(start, end, length);
    }

    private static DateTimeOffset? Time(string? text, DateTimeOffset otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
        : null;

    private static TimeSpan? Duration(string? text, TimeSpan span)
    {
        if (string.IsNullOrEmpty(text))
        {
            // Who did not say a step is not told that it is too small.
            return span.TotalHours < UsageQueries.MostSteps ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);
        }
        if (int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 100_000)
        {
            return text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            };
        }
        return text.StartsWith('P') && TryIso(text, out var duration) ? duration : null;
    }

    private static bool TryIso(string text, out TimeSpan duration)
    {
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            duration = default;
            return false;
        }
    }
}
