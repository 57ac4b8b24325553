namespace Portal.Api.Plans;

public enum PlanApproval
{
    /// <summary>A subscription is active at once.</summary>
    Automatic,

    /// <summary>An administrator decides.</summary>
    Manual,
}

public sealed record PlanView(string Slug, string Title, string Description, PlanApproval Approval, IReadOnlyList<PlanLimit> Limits)
{
    public Guid Id { get; init; }
}

/// <summary>
/// One limit of a plan. A rate (GCRA) allows <see cref="Count"/> per <see cref="Window"/>, spread evenly with that burst; a quota counts
/// within calendar windows in UTC; a concurrency is how many calls may be under way at once, has no window, and says eternity for it.
/// <see cref="Name"/> is the policy name in RateLimit headers. A count of 0: not in the plan.
/// </summary>
public sealed record PlanLimit(string Name, LimitKind Kind, long Count, LimitWindow Window)
{
    /// <summary>The metric of all calls of an API; those of its operations count to it.</summary>
    public const string Hits = "hits";

    /// <summary>What is counted: <see cref="Hits"/>, the id of an operation, or a metric that the API declares.</summary>
    public string Metric { get; init; } = Hits;

    /// <summary>What a declared metric is counted in, such as MB; null: calls.</summary>
    public string? Unit { get; init; }
}

public enum LimitKind
{
    Rate,
    Quota,
    Concurrency,
}

public enum LimitWindow
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Eternity,
}
