using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>
/// The state of one limit: for a rate the theoretical arrival time, for a quota the window's start and what was used in it, for a
/// concurrency what is under way.
/// </summary>
internal readonly record struct LimitCell(long Mark, long Used);

/// <summary>What is counted, whatever the limit on it is called: by this a count survives a change of plan.</summary>
internal readonly record struct LimitKey(LimitKind Kind, string Metric, LimitWindow Window);

/// <summary>How one kind of limit counts. Times are UTC ticks; nothing here changes state.</summary>
internal abstract class LimitRule(PlanLimit limit)
{
    public PlanLimit Limit { get; } = limit;

    public LimitKey Key { get; } = new(limit.Kind, limit.Metric, limit.Window);

    public static LimitRule For(PlanLimit limit) => limit.Kind switch
    {
        LimitKind.Rate => new RateRule(limit),
        LimitKind.Quota => new QuotaRule(limit),
        _ => new ConcurrencyRule(limit),
    };

    /// <summary>What must have room. A call may turn out to use any metric that its API declares, so it needs one left of each, and none is taken.</summary>
    public bool IsAsked(in MetricUsage usage, out long amount)
    {
        if (usage.TryGet(Limit.Metric, out amount))
        {
            return true;
        }
        amount = 1;
        return Limit.Unit is not null && usage.Operation is not null;
    }

    /// <summary>There is room for this much more; for 0, that the limit is not passed.</summary>
    public abstract bool Fits(LimitCell cell, long now, long amount);

    /// <summary>The cell with this much more in it, above the limit too.</summary>
    public abstract LimitCell Add(LimitCell cell, long now, long amount);

    /// <summary>The cell with what was used at a time that has passed; a window that has ended since stays as it was.</summary>
    public abstract LimitCell AddLate(LimitCell cell, long at, long amount);

    public abstract long Used(LimitCell cell, long now);

    public long Remaining(LimitCell cell, long now) => Math.Max(0, Limit.Count - Used(cell, now));

    /// <summary>Ticks until there is more: all of a quota, or all of a rate's burst (the next call, when none is left).</summary>
    public abstract long Reset(LimitCell cell, long now);

    /// <summary>Ticks until <paramref name="amount"/> can be taken; null: never.</summary>
    public abstract long? Wait(LimitCell cell, long now, long amount);

    /// <summary>The window that now lies in; null: it has no end. A rate has one of its own that slides.</summary>
    public abstract (long Start, long End)? Window(LimitCell cell, long now);
}
