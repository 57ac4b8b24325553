namespace Portal.Api.Plans;

public enum PlanApproval
{
    /// <summary>A subscription is active at once.</summary>
    Automatic,

    /// <summary>An administrator decides.</summary>
    Manual,
}

public sealed record PlanView(string Slug, string Title, string Description, PlanApproval Approval, IReadOnlyList<PlanLimit> Limits);

/// <summary>
/// One limit of a plan. A rate (GCRA) allows <see cref="Count"/> calls per <see cref="Window"/>, spread evenly with that burst;
/// a quota counts within calendar windows in UTC. <see cref="Name"/> is the policy name in RateLimit headers.
/// </summary>
public sealed record PlanLimit(string Name, LimitKind Kind, long Count, LimitWindow Window);

public enum LimitKind
{
    Rate,
    Quota,
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
