using Portal.Api.Access.Limits;
using Portal.Api.Plans;

namespace Portal.Api.Applications.Simulations;

/// <summary>
/// Plays minutes of calls through the very rules that the guard decides by: those of a minute in so many groups at most, evenly spread over it,
/// the operations mixed. One group is all of them at once.
/// </summary>
internal sealed class ReplayRun
{
    private readonly int _mostGroups;
    private readonly LimitRule[] _rules;
    private readonly LimitCell[] _cells;
    private readonly long[] _rejectedBy;

    public ReplayRun(IEnumerable<PlanLimit> limits, int mostGroups)
    {
        _mostGroups = mostGroups;
        _rules = [.. limits.Select(LimitRule.For)];
        _cells = new LimitCell[_rules.Length];
        _rejectedBy = new long[_rules.Length];
    }

    public long Calls { get; private set; }

    public long Rejected { get; private set; }

    public WorstMinute? Worst { get; private set; }

    public IReadOnlyList<LimitSimulation> Limits => [.. _rules.Select((rule, index) => new LimitSimulation(rule.Limit, _rejectedBy[index]))];

    /// <summary>Minutes in their order.</summary>
    public void Play(DateTimeOffset minute, IReadOnlyDictionary<string, long> callsByOperation)
    {
        var calls = callsByOperation.Values.Sum();
        var before = Rejected;
        var groups = Math.Min(calls, _mostGroups);
        for (var group = 0L; group < groups; group++)
        {
            var now = minute.UtcTicks + (TimeSpan.TicksPerMinute * group / groups);
            foreach (var (operation, count) in callsByOperation)
            {
                Offer(now, operation, Share(count, group + 1, groups) - Share(count, group, groups));
            }
        }
        Calls += calls;
        var rejected = Rejected - before;
        if (rejected > (Worst?.Rejected ?? 0))
        {
            Worst = new WorstMinute(minute, calls, rejected);
        }
    }

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
        Rejected += amount - taken;
        for (var index = 0; index < _rules.Length; index++)
        {
            if (taken > 0 && usage.TryGet(_rules[index].Limit.Metric, out _))
            {
                _cells[index] = _rules[index].Add(_cells[index], now, taken);
            }
        }
    }
}
