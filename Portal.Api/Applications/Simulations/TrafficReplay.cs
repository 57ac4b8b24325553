using Portal.Api.Plans;

namespace Portal.Api.Applications.Simulations;

/// <summary>
/// Recorded calls under other limits. Nobody recorded when in its minute a call came, so they are played twice: evenly spread, and all of a minute
/// at its beginning. What limits make of bursts lies between.
/// </summary>
internal sealed class TrafficReplay(IReadOnlyList<PlanLimit> limits)
{
    /// <summary>So many that a month of heavy traffic is played in seconds.</summary>
    private const int MostGroups = 600;

    private readonly ReplayRun _spread = new(limits.Where(IsReplayed), MostGroups);
    private readonly ReplayRun _atOnce = new(limits.Where(IsReplayed), 1);

    /// <summary>Minutes in their order.</summary>
    public void Play(DateTimeOffset minute, IReadOnlyDictionary<string, long> callsByOperation)
    {
        _spread.Play(minute, callsByOperation);
        _atOnce.Play(minute, callsByOperation);
    }

    public SimulationView View(PlanView plan, Application application, DateTimeOffset from, DateTimeOffset to) => new(
        plan.Id,
        plan.Title,
        application.Id,
        from,
        to,
        _spread.Calls,
        _spread.Rejected,
        _atOnce.Rejected,
        _spread.Calls == 0 ? 0 : (double)_spread.Rejected / _spread.Calls,
        _spread.Limits,
        _spread.Worst,
        [.. limits.Where(limit => !IsReplayed(limit)).Select(limit => limit.Name)],
        SimulationView.Assumed);

    /// <summary>What calls used beyond themselves, and how many were under way at once, is not recorded by the minute.</summary>
    private static bool IsReplayed(PlanLimit limit) => limit is { Kind: not LimitKind.Concurrency, Unit: null };
}
