using System.Globalization;
using System.Text;

namespace Portal.Api.Access.Limits;

/// <summary>How the limits of a subscription stand at one moment: after the call when it was allowed, unchanged when it was not.</summary>
internal sealed class LimitReading(LimitLayout layout, LimitCell[] cells, long now, long cost, bool allowed)
{
    public bool Allowed => allowed;

    /// <summary>Names of the limits that do not have room for the call.</summary>
    public IReadOnlyList<string> Violated =>
        allowed ? [] : [.. layout.Rules.Where((rule, index) => rule.Take(cells[index], now, cost) is null).Select(rule => rule.Limit.Name)];

    /// <summary>Whole seconds until the call can pass, at least 1; null: never under this plan.</summary>
    public long? RetryAfter
    {
        get
        {
            var longest = 0L;
            for (var index = 0; index < cells.Length; index++)
            {
                if (layout.Rules[index].Wait(cells[index], now, cost) is not { } ticks)
                {
                    return null;
                }
                longest = Math.Max(longest, ticks);
            }
            return Math.Max(1, Seconds(longest));
        }
    }

    public string Policy => layout.Policy(now);

    /// <summary>RateLimit of draft-ietf-httpapi-ratelimit-headers-11: <c>"minute";r=45;t=30, "day";r=900;t=3600</c>.</summary>
    public string Header()
    {
        var text = new StringBuilder(64);
        for (var index = 0; index < cells.Length; index++)
        {
            var rule = layout.Rules[index];
            text.Append(index == 0 ? "\"" : ", \"").Append(rule.Limit.Name).Append("\";r=").Append(Number(rule.Remaining(cells[index], now)));
            if (rule.Window(now) is not null)
            {
                text.Append(";t=").Append(Number(Seconds(rule.Reset(cells[index], now))));
            }
        }
        return text.ToString();
    }

    /// <summary>For people: <c>minute 45 of 60 left, day 900 of 1000 left</c>.</summary>
    public string Describe()
    {
        var text = new StringBuilder(48);
        for (var index = 0; index < cells.Length; index++)
        {
            var rule = layout.Rules[index];
            text.Append(index == 0 ? "" : ", ").Append(rule.Limit.Name).Append(' ').Append(Number(rule.Remaining(cells[index], now)))
                .Append(" of ").Append(Number(rule.Limit.Count)).Append(" left");
        }
        return text.ToString();
    }

    private static long Seconds(long ticks) => (ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
