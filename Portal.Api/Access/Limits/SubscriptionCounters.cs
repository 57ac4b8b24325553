using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>
/// The counters of one subscription. All limits are checked and then all are taken in one step under one lock, which is held for some tens of
/// nanoseconds. So no number of parallel callers gets one call more than the plan allows.
/// </summary>
internal sealed class SubscriptionCounters(Guid subscription, LimitBook book)
{
    private readonly Lock _lock = new();

    // What was counted under limits that the plan in force does not have, in case that one comes back.
    private readonly Dictionary<LimitKey, LimitCell> _parked = [];

    private IReadOnlyList<PlanLimit> _limits = [];
    private LimitLayout _layout = LimitLayout.None;
    private LimitCell[] _cells = [];
    private int _unwritten;

    public Guid Subscription => subscription;

    public LimitReading Take(IReadOnlyList<PlanLimit> limits, in MetricUsage usage, long now, LimitUse use)
    {
        LimitReading reading;
        lock (_lock)
        {
            Lay(limits);
            var allowed = Fits(usage, now);
            if (allowed && use is not LimitUse.Foresee)
            {
                Commit(usage, now, use is LimitUse.Hold);
            }
            reading = new LimitReading(this, _layout, usage, now, new LimitCells(_cells), allowed, allowed && use is LimitUse.Hold && _layout.Holds);
        }
        if (reading.Allowed && use is not LimitUse.Foresee)
        {
            Counted();
        }
        return reading;
    }

    public void Report(IReadOnlyList<PlanLimit> limits, in MetricUsage usage, long at)
    {
        lock (_lock)
        {
            Lay(limits);
            for (var index = 0; index < _cells.Length; index++)
            {
                if (usage.TryGet(_layout.Rules[index].Limit.Metric, out var amount))
                {
                    _cells[index] = _layout.Rules[index].AddLate(_cells[index], at, amount);
                }
            }
        }
        Counted();
    }

    /// <summary>Counts more of what is under way already: no places are taken for it.</summary>
    public void Add(in MetricUsage usage, long now)
    {
        lock (_lock)
        {
            Commit(usage, now, holds: false);
        }
        Counted();
    }

    /// <summary>Gives back the places that were held under a layout which may not be in force any more.</summary>
    public void Release(LimitLayout layout, in MetricUsage usage)
    {
        lock (_lock)
        {
            foreach (var rule in layout.Rules)
            {
                if (rule is ConcurrencyRule && usage.TryGet(rule.Limit.Metric, out var amount))
                {
                    Release(rule.Key, amount);
                }
            }
        }
    }

    /// <summary>The first since <see cref="Written"/> queues it to be written.</summary>
    public void MarkUnwritten()
    {
        if (Volatile.Read(ref _unwritten) == 0 && Interlocked.Exchange(ref _unwritten, 1) == 0)
        {
            book.Queue(this);
        }
    }

    /// <summary>Called before the counts are read for writing, so that what is taken after is queued again.</summary>
    public void Written() => Interlocked.Exchange(ref _unwritten, 0);

    /// <summary>All counts that outlive the process.</summary>
    public List<KeyValuePair<LimitKey, LimitCell>> Counts()
    {
        lock (_lock)
        {
            var counts = _parked.Where(parked => parked.Key.Kind is LimitKind.Quota).ToList();
            for (var index = 0; index < _cells.Length; index++)
            {
                if (_layout.Rules[index] is QuotaRule rule)
                {
                    counts.Add(new(rule.Key, _cells[index]));
                }
            }
            return counts;
        }
    }

    private void Counted()
    {
        if (Volatile.Read(ref _layout).Counts)
        {
            MarkUnwritten();
        }
    }

    private bool Fits(in MetricUsage usage, long now)
    {
        for (var index = 0; index < _cells.Length; index++)
        {
            var rule = _layout.Rules[index];
            if (rule.IsAsked(usage, out var amount) && !rule.Fits(_cells[index], now, amount))
            {
                return false;
            }
        }
        return true;
    }

    private void Commit(in MetricUsage usage, long now, bool holds)
    {
        for (var index = 0; index < _cells.Length; index++)
        {
            var rule = _layout.Rules[index];
            if ((holds || rule is not ConcurrencyRule) && usage.TryGet(rule.Limit.Metric, out var amount))
            {
                _cells[index] = rule.Add(_cells[index], now, amount);
            }
        }
    }

    private void Release(LimitKey key, long amount)
    {
        var index = Array.FindIndex(_layout.Rules, rule => rule.Key == key);
        if (index >= 0)
        {
            _cells[index] = _cells[index] with { Used = _cells[index].Used - amount };
        }
        else if (_parked.TryGetValue(key, out var parked))
        {
            _parked[key] = parked with { Used = parked.Used - amount };
        }
    }

    private void Lay(IReadOnlyList<PlanLimit> limits)
    {
        if (ReferenceEquals(limits, _limits))
        {
            return;
        }
        _limits = limits;
        for (var index = 0; index < _cells.Length; index++)
        {
            _parked[_layout.Rules[index].Key] = _cells[index];
        }
        _layout = LimitLayout.Of(limits);
        _cells = Array.ConvertAll(_layout.Rules, rule => _parked.Remove(rule.Key, out var parked) ? parked : book.Restored(subscription, rule.Key));
    }
}
