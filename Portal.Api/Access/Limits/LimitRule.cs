using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>The state of one limit: for a rate the theoretical arrival time, for a quota the window's start and what was used in it.</summary>
internal readonly record struct LimitCell(long Mark, long Used);

/// <summary>How one kind of limit counts. Times are UTC ticks; nothing here changes state.</summary>
internal abstract class LimitRule(PlanLimit limit)
{
    public PlanLimit Limit { get; } = limit;

    public static LimitRule For(PlanLimit limit) => limit.Kind is LimitKind.Rate ? new RateRule(limit) : new QuotaRule(limit);

    /// <summary>The cell after taking <paramref name="cost"/>, or null when that would be too much.</summary>
    public abstract LimitCell? Take(LimitCell cell, long now, long cost);

    public abstract long Remaining(LimitCell cell, long now);

    /// <summary>Ticks until there is more: all of a quota, or all of a rate's burst (the next call, when none is left).</summary>
    public abstract long Reset(LimitCell cell, long now);

    /// <summary>Ticks until <paramref name="cost"/> can be taken; null: never.</summary>
    public abstract long? Wait(LimitCell cell, long now, long cost);

    /// <summary>Length of the window in ticks; null: it has no end.</summary>
    public abstract long? Window(long now);
}
