using Portal.Api.Plans;

namespace Portal.Api.Applications.Simulations;

/// <summary>
/// What would have become of recorded calls. <see cref="Share"/> is 0 to 1; <see cref="NotReplayed"/> names limits on what is not recorded by
/// the minute; <see cref="Assumption"/> says what is taken for granted.
/// </summary>
public sealed record SimulationView(
    Guid PlanId,
    string Plan,
    Guid ApplicationId,
    DateTimeOffset From,
    DateTimeOffset To,
    long Calls,
    long Rejected,
    double Share,
    IReadOnlyList<LimitSimulation> Limits,
    WorstMinute? WorstMinute,
    IReadOnlyList<string> NotReplayed,
    string Assumption)
{
    internal const string Assumed =
        "Calls are recorded by the minute, so those of one minute are taken to have come evenly spread over it: a limit by the second may refuse more than this says. "
        + "Every recorded call counts as asked for, refused ones too, and none is sent again. Counting begins at 0 with the first minute.";
}

/// <summary>One limit. A call that several limits refuse counts at each of them.</summary>
public sealed record LimitSimulation(PlanLimit Limit, long Rejected);

/// <summary>The minute with the most refused calls.</summary>
public sealed record WorstMinute(DateTimeOffset Minute, long Calls, long Rejected);
