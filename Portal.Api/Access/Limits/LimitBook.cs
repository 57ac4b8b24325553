using System.Collections.Concurrent;
using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>
/// Counters of every subscription that called, in memory. What quotas counted before the start is given back on first use. Doors ask here
/// before a call (<see cref="Take"/>), tell afterwards (<see cref="Report"/>), and read how the limits stand (<see cref="Read"/>).
/// </summary>
internal sealed class LimitBook
{
    /// <summary>How old a report may be.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromHours(24);

    /// <summary>How far the clock of one who reports may be ahead of ours.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, SubscriptionCounters> _counters = new();
    private readonly ConcurrentDictionary<QuotaKey, LimitCell> _restored = new();
    private readonly ConcurrentQueue<SubscriptionCounters> _unwritten = new();

    /// <summary>Checks all limits that the usage has to do with, and takes of all of them or of none, in one step.</summary>
    public LimitReading Take(Guid subscription, IReadOnlyList<PlanLimit> limits, in MetricUsage usage, DateTimeOffset now, LimitUse use = LimitUse.Take) =>
        Of(subscription).Take(limits, usage, now.UtcTicks, use);

    public LimitReading Read(Guid subscription, IReadOnlyList<PlanLimit> limits, DateTimeOffset now) =>
        Take(subscription, limits, default, now, LimitUse.Foresee);

    /// <summary>
    /// Counts what was used at another time, above the limits too. What is dated ahead of our clock counts now, since nothing was used
    /// in the future; a quota whose window has ended since is not asked about any more. False: too long ago, or too far ahead.
    /// </summary>
    public bool Report(Guid subscription, IReadOnlyList<PlanLimit> limits, in MetricUsage usage, DateTimeOffset at, DateTimeOffset now)
    {
        if (at < now - Past || at > now + Ahead)
        {
            return false;
        }
        Of(subscription).Report(limits, usage, Math.Min(at.UtcTicks, now.UtcTicks));
        return true;
    }

    /// <summary>Quota counts of an earlier run; rates begin anew.</summary>
    public void Restore(QuotaKey key, LimitCell cell) => _restored[key] = cell;

    public LimitCell Restored(Guid subscription, LimitKey key) =>
        key.Kind is LimitKind.Quota ? _restored.GetValueOrDefault(new QuotaKey(subscription, key.Metric, key.Window)) : default;

    public void Queue(SubscriptionCounters counters) => _unwritten.Enqueue(counters);

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

    private SubscriptionCounters Of(Guid subscription) =>
        _counters.TryGetValue(subscription, out var known) ? known : _counters.GetOrAdd(subscription, id => new SubscriptionCounters(id, this));
}

internal readonly record struct QuotaKey(Guid Subscription, string Metric, LimitWindow Window);
