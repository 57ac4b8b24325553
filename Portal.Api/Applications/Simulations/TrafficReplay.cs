using Portal.Api.Access.Limits;
using Portal.Api.Plans;

namespace Portal.Api.Applications.Simulations;

/// <summary>
/// Plays minutes of calls through the very rules that the guard decides by. Nobody recorded when in its minute a call came: they are spread
/// evenly, the operations mixed, in as many groups as there are calls and at most so many that a month of heavy traffic is played in seconds.
/// </summary>
internal sealed class TrafficReplay
{
    private const int MostGroups = 600;

    private readonly IReadOnlyList<PlanLimit> _limits;
    private readonly LimitRule[] _rules;
    private readonly LimitCell[] _cells;
    private readonly long[] _rejectedBy;

    private long _calls;
    private long _rejected;
    private WorstMinute? _worst;

    public TrafficReplay(IReadOnlyList<PlanLimit> limits)
    {
        _limits = limits;
        _rules = [.. limits.Where(IsReplayed).Select(LimitRule.For)];
        _cells = new LimitCell[_rules.Length];
        _rejectedBy = new long[_rules.Length];
    }

    /// <summary>Minutes in their order.</summary>
    public void Play(DateTimeOffset minute, IReadOnlyDictionary<string, long> callsByOperation)
    {
        var calls = callsByOperation.Values.Sum();
        var before = _rejected;
        var groups = Math.Min(calls, MostGroups);
        for (var group = 0L; group < groups; group++)
        {
            var now = minute.UtcTicks + (TimeSpan.TicksPerMinute * group / groups);
            foreach (var (operation, count) in callsByOperation)
            {
                Offer(now, operation, Share(count, group + 1, groups) - Share(count, group, groups));
            }
        }
        _calls += calls;
        var rejected = _rejected - before;
        if (rejected > (_worst?.Rejected ?? 0))
        {
            _worst = new WorstMinute(minute, calls, rejected);
        }
    }

    public SimulationView View(PlanView plan, Application application, DateTimeOffset from, DateTimeOffset to) => new(
        plan.Id,
        plan.Title,
        application.Id,
        from,
        to,
        _calls,
        _rejected,
        _calls == 0 ? 0 : (double)_rejected / _calls,
        [.. _rules.Select((rule, index) => new LimitSimulation(rule.Limit, _rejectedBy[index]))],
        _worst,
        [.. _limits.Where(limit => !IsReplayed(limit)).Select(limit => limit.Name)],
        SimulationView.Assumed);

    /// <summary>What calls used beyond themselves, and how many were under way at once, is not recorded by the minute.</summary>
    private static bool IsReplayed(PlanLimit limit) => limit is { Kind: not LimitKind.Concurrency, Unit: null };

    private static long Share(long count, long group, long groups) => (long)((Int128)count * group / groups);

    private void Offer(long now, string operation, long amount)
    {
        if (amount == 0)
        {
            return;
        }
        var usage = MetricUsage.Call(operation);
        var taken = amount;
        for (var index = 0; index < _rules.Length; index++)
        {
            if (usage.TryGet(_rules[index].Limit.Metric, out _) && _rules[index].Remaining(_cells[index], now) is var room && room < amount)
            {
                _rejectedBy[index] += amount - room;
                taken = Math.Min(taken, room);
            }
        }
        _rejected += amount - taken;
        for (var index = 0; index < _rules.Length; index++)
        {
            if (taken > 0 && usage.TryGet(_rules[index].Limit.Metric, out _))
            {
                _cells[index] = _rules[index].Add(_cells[index], now, taken);
            }
        }
    }
}
