using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>So many calls in each calendar window in UTC: what is used plus what is asked must not exceed the count.</summary>
internal sealed class QuotaRule(PlanLimit limit) : LimitRule(limit)
{
    public override LimitCell? Take(LimitCell cell, long now, long cost)
    {
        var current = InWindow(cell, now);
        return current.Used + cost <= Limit.Count ? current with { Used = current.Used + cost } : null;
    }

    public override long Remaining(LimitCell cell, long now) => Math.Max(0, Limit.Count - InWindow(cell, now).Used);

    public override long Reset(LimitCell cell, long now) => CalendarWindow.EndOf(Limit.Window, InWindow(cell, now).Mark) - now;

    public override long? Wait(LimitCell cell, long now, long cost)
    {
        if (Take(cell, now, cost) is not null)
        {
            return 0;
        }
        return cost > Limit.Count || Limit.Window is LimitWindow.Eternity ? null : Reset(cell, now);
    }

    public override long? Window(long now)
    {
        var start = CalendarWindow.StartOf(Limit.Window, now);
        return Limit.Window is LimitWindow.Eternity ? null : CalendarWindow.EndOf(Limit.Window, start) - start;
    }

    private LimitCell InWindow(LimitCell cell, long now)
    {
        var start = CalendarWindow.StartOf(Limit.Window, now);
        // A clock that is set back must not open a window a second time.
        return start > cell.Mark ? new LimitCell(start, 0) : cell;
    }
}
