using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>
/// How the limits of a subscription stand at one moment: after what was asked when it was taken, unchanged when it was not. What can be said of
/// it is worked out when somebody wants to hear it.
/// </summary>
internal sealed class LimitReading(SubscriptionCounters counters, LimitLayout layout, in MetricUsage usage, long now, LimitCells cells, bool allowed, bool holds)
{
    private readonly MetricUsage _usage = usage;
    private readonly LimitCells _cells = cells;
    private bool _holds = holds;

    public bool Allowed => allowed;

    public DateTimeOffset At => new(now, TimeSpan.Zero);

    /// <summary>What was asked is not in the plan at all: one of its limits is 0.</summary>
    public bool IsOutOfPlan => !allowed && layout.Rules.Any(rule => rule.Limit.Count == 0 && rule.IsAsked(_usage, out var amount) && amount > 0);

    /// <summary>Whole seconds until what was asked can pass, at least 1; null: never under this plan.</summary>
    public long? RetryAfter
    {
        get
        {
            var longest = 0L;
            for (var index = 0; index < layout.Rules.Length; index++)
            {
                if (!layout.Rules[index].IsAsked(_usage, out var amount))
                {
                    continue;
                }
                if (layout.Rules[index].Wait(_cells[index], now, amount) is not { } ticks)
                {
                    return null;
                }
                longest = Math.Max(longest, ticks);
            }
            return Math.Max(1, Seconds(longest));
        }
    }

    /// <summary>RateLimit-Policy, of the limits that have to do with what was asked.</summary>
    public string Policy => layout.Policy(_usage, now);

    /// <summary>RateLimit of draft-ietf-httpapi-ratelimit-headers-11: <c>"minute";r=45;t=30, "day";r=900;t=3600</c>.</summary>
    public string Header()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        var first = true;
        for (var index = 0; index < layout.Rules.Length; index++)
        {
            var rule = layout.Rules[index];
            if (!LimitLayout.Concerns(rule.Limit, _usage))
            {
                continue;
            }
            text.AppendLiteral(first ? "\"" : ", \"");
            text.AppendLiteral(rule.Limit.Name);
            text.AppendLiteral("\";r=");
            text.AppendFormatted(rule.Remaining(_cells[index], now));
            first = false;
            if (rule.Limit.Window is not LimitWindow.Eternity)
            {
                text.AppendLiteral(";t=");
                text.AppendFormatted(Seconds(rule.Reset(_cells[index], now)));
            }
        }
        return text.ToStringAndClear();
    }

    /// <summary>For people: <c>minute 45 of 60 left, day 900 of 1000 left</c>.</summary>
    public string Describe()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        var first = true;
        for (var index = 0; index < layout.Rules.Length; index++)
        {
            var rule = layout.Rules[index];
            if (!LimitLayout.Concerns(rule.Limit, _usage))
            {
                continue;
            }
            text.AppendLiteral(first ? "" : ", ");
            text.AppendLiteral(rule.Limit.Name);
            text.AppendLiteral(" ");
            text.AppendFormatted(rule.Remaining(_cells[index], now));
            text.AppendLiteral(" of ");
            text.AppendFormatted(rule.Limit.Count);
            text.AppendLiteral(" left");
            first = false;
        }
        return first ? "no limit of the plan is on this" : text.ToStringAndClear();
    }

    /// <summary>All limits of the plan, in its order.</summary>
    public IReadOnlyList<LimitState> States() => [.. layout.Rules.Select((rule, index) => StateOf(rule, _cells[index]))];

    /// <summary>Those that have to do with what was asked.</summary>
    public IEnumerable<LimitState> Concerned() => States().Where(state => LimitLayout.Concerns(state.Limit, _usage));

    /// <summary>
    /// Counts what a service says it used beyond the call, above the limits too. The answer is how the limits stand then, and takes over the place
    /// that this one holds; this one goes on saying how they stood when the call was decided on.
    /// </summary>
    public LimitReading Add(in MetricUsage more)
    {
        counters.Add(more, now);
        var after = _cells;
        for (var index = 0; index < layout.Rules.Length; index++)
        {
            var rule = layout.Rules[index];
            if (rule is not ConcurrencyRule && more.TryGet(rule.Limit.Metric, out var amount))
            {
                after[index] = rule.Add(after[index], now, amount);
            }
        }
        return new LimitReading(counters, layout, _usage, now, after, allowed, Interlocked.Exchange(ref _holds, false));
    }

    /// <summary>Others wait for the call's end.</summary>
    public bool Holds => Volatile.Read(ref _holds);

    /// <summary>The call has ended: others may have its place. To be said once or more.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _holds, false))
        {
            counters.Release(layout, _usage);
        }
    }

    private LimitState StateOf(LimitRule rule, LimitCell cell)
    {
        var window = rule.Window(cell, now);
        return new LimitState(
            rule.Limit,
            rule.Used(cell, now),
            rule.Remaining(cell, now),
            window is { } begun ? new DateTimeOffset(begun.Start, TimeSpan.Zero) : null,
            window is { } ends ? new DateTimeOffset(ends.End, TimeSpan.Zero) : null,
            !allowed && rule.IsAsked(_usage, out var amount) && !rule.Fits(cell, now, amount));
    }

    private static long Seconds(long ticks) => (ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
}
