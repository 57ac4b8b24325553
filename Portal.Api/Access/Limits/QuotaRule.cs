using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>So much in each calendar window in UTC: what is used plus what is asked must not exceed the count.</summary>
internal sealed class QuotaRule(PlanLimit limit) : LimitRule(limit)
{
    public override bool Fits(LimitCell cell, long now, long amount) => InWindow(cell, now).Used <= Limit.Count - amount;

    public override LimitCell Add(LimitCell cell, long now, long amount)
    {
        var current = InWindow(cell, now);
        return current with { Used = Whole.Add(current.Used, amount) };
    }

    public override LimitCell AddLate(LimitCell cell, long at, long amount) =>
        CalendarWindow.StartOf(Limit.Window, at) < cell.Mark ? cell : Add(cell, at, amount);

    public override long Used(LimitCell cell, long now) => InWindow(cell, now).Used;

    public override long Reset(LimitCell cell, long now) => CalendarWindow.EndOf(Limit.Window, InWindow(cell, now).Mark) - now;

    public override long? Wait(LimitCell cell, long now, long amount)
    {
        if (Fits(cell, now, amount))
        {
            return 0;
        }
        return amount > Limit.Count || Limit.Window is LimitWindow.Eternity ? null : Reset(cell, now);
    }

    public override (long Start, long End)? Window(LimitCell cell, long now)
    {
        var start = InWindow(cell, now).Mark;
        return Limit.Window is LimitWindow.Eternity ? null : (start, CalendarWindow.EndOf(Limit.Window, start));
    }

    private LimitCell InWindow(LimitCell cell, long now)
    {
        var start = CalendarWindow.StartOf(Limit.Window, now);
        // A clock that is set back must not open a window a second time.
        return start > cell.Mark ? new LimitCell(start, 0) : cell;
    }
}
