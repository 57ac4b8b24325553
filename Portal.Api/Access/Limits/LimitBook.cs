using System.Collections.Concurrent;
using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>Counters of every subscription that called, in memory. What quotas counted before the start is given back on first use.</summary>
internal sealed class LimitBook
{
    private readonly ConcurrentDictionary<Guid, SubscriptionCounters> _counters = new();
    private readonly ConcurrentDictionary<QuotaKey, LimitCell> _restored = new();
    private readonly ConcurrentQueue<SubscriptionCounters> _unwritten = new();

    public LimitReading Take(Guid subscription, IReadOnlyList<PlanLimit> limits, long cost, DateTimeOffset now)
    {
        var counters = _counters.TryGetValue(subscription, out var known)
            ? known
            : _counters.GetOrAdd(subscription, id => new SubscriptionCounters(id, limit => _restored.GetValueOrDefault(QuotaKey.Of(id, limit))));
        var reading = counters.Take(limits, cost, now.UtcTicks);
        if (reading.Allowed && counters.MarkUnwritten())
        {
            _unwritten.Enqueue(counters);
        }
        return reading;
    }

    /// <summary>Quota counts of an earlier run; rates begin anew.</summary>
    public void Restore(QuotaKey key, LimitCell cell) => _restored[key] = cell;

    public List<SubscriptionCounters> TakeUnwritten()
    {
        var taken = new List<SubscriptionCounters>();
        while (_unwritten.TryDequeue(out var counters))
        {
            counters.Written();
            taken.Add(counters);
        }
        return taken;
    }

    public void PutBack(IEnumerable<SubscriptionCounters> counters)
    {
        foreach (var one in counters.Where(one => one.MarkUnwritten()))
        {
            _unwritten.Enqueue(one);
        }
    }
}

internal readonly record struct QuotaKey(Guid Subscription, string Limit, LimitWindow Window)
{
    public static QuotaKey Of(Guid subscription, PlanLimit limit) => new(subscription, limit.Kind is LimitKind.Quota ? limit.Name : "", limit.Window);
}
