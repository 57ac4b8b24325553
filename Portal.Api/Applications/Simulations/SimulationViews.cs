using Portal.Api.Plans;

namespace Portal.Api.Applications.Simulations;

/// <summary>
/// What would have become of recorded calls. <see cref="Rejected"/> if they came evenly spread over their minutes, as <see cref="Share"/> (0 to 1),
/// limits and worst minute say too; <see cref="RejectedAtOnce"/> if all of each minute came at its beginning. <see cref="NotReplayed"/> names limits on what is not recorded by
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
    long RejectedAtOnce,
    double Share,
    IReadOnlyList<LimitSimulation> Limits,
    WorstMinute? WorstMinute,
    IReadOnlyList<string> NotReplayed,
    string Assumption)
{
    internal const string Assumed =
        "Calls are recorded by the minute, so they are played twice: evenly spread over their minute, and all of a minute at its beginning. "
        + "Every recorded call counts as asked for, refused ones too, and none is sent again. Counting begins at 0 with the first minute.";
}

/// <summary>One limit. A call that several limits refuse counts at each of them.</summary>
public sealed record LimitSimulation(PlanLimit Limit, long Rejected);

/// <summary>The minute with the most refused calls.</summary>
public sealed record WorstMinute(DateTimeOffset Minute, long Calls, long Rejected);
