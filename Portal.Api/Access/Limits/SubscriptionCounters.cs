using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>
/// The counters of one subscription. All limits are checked and then all are taken in one step: the state is one immutable page, exchanged
/// only when nobody exchanged it meanwhile. So no number of parallel callers gets one call more than the plan allows.
/// </summary>
internal sealed class SubscriptionCounters
{
    private readonly Func<PlanLimit, LimitCell> _restore;
    private LimitPage _page = new(LimitLayout.None, []);
    private int _unwritten;

    public SubscriptionCounters(Guid subscription, Func<PlanLimit, LimitCell> restore)
    {
        Subscription = subscription;
        _restore = restore;
    }

    public Guid Subscription { get; }

    public LimitPage Page => Volatile.Read(ref _page);

    public LimitReading Take(IReadOnlyList<PlanLimit> limits, long cost, long now)
    {
        while (true)
        {
            var page = Page;
            if (!page.Layout.Fits(limits))
            {
                Interlocked.CompareExchange(ref _page, Lay(page, limits), page);
                continue;
            }
            if (page.Take(now, cost) is not { } next)
            {
                return new LimitReading(page.Layout, page.Cells, now, cost, allowed: false);
            }
            if (ReferenceEquals(Interlocked.CompareExchange(ref _page, next, page), page))
            {
                return new LimitReading(next.Layout, next.Cells, now, cost, allowed: true);
            }
        }
    }

    /// <summary>True for the first caller since <see cref="Written"/>: that one queues it to be written.</summary>
    public bool MarkUnwritten() => Volatile.Read(ref _unwritten) == 0 && Interlocked.Exchange(ref _unwritten, 1) == 0;

    /// <summary>Called before the page is read for writing, so that what is taken after is queued again.</summary>
    public void Written() => Interlocked.Exchange(ref _unwritten, 0);

    private LimitPage Lay(LimitPage page, IReadOnlyList<PlanLimit> limits)
    {
        var layout = new LimitLayout(limits);
        var cells = new LimitCell[layout.Rules.Length];
        for (var index = 0; index < cells.Length; index++)
        {
            var before = layout.IndexIn(page.Layout, index);
            cells[index] = before >= 0 ? page.Cells[before] : _restore(layout.Rules[index].Limit);
        }
        return new LimitPage(layout, cells);
    }
}

/// <summary>All counters of a subscription at one moment; never changed.</summary>
internal sealed class LimitPage(LimitLayout layout, LimitCell[] cells)
{
    public LimitLayout Layout => layout;

    public LimitCell[] Cells => cells;

    /// <summary>The page after the call, or null when any limit has no room.</summary>
    public LimitPage? Take(long now, long cost)
    {
        var next = new LimitCell[cells.Length];
        for (var index = 0; index < cells.Length; index++)
        {
            if (layout.Rules[index].Take(cells[index], now, cost) is not { } cell)
            {
                return null;
            }
            next[index] = cell;
        }
        return new LimitPage(layout, next);
    }
}
