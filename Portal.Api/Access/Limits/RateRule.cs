using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>
/// The generic cell rate algorithm: <c>Count</c> calls per window, spread evenly, with a burst of the same size. One number is all its
/// state: when the calls so far would have been due had they come evenly.
/// </summary>
internal sealed class RateRule(PlanLimit limit) : LimitRule(limit)
{
    // Rounded up: over a long time never more than the plan says.
    private readonly long _interval = limit.Count <= 0 ? 0 : (CalendarWindow.LengthOf(limit.Window) + limit.Count - 1) / limit.Count;

    public override LimitCell? Take(LimitCell cell, long now, long cost)
    {
        if (cost > Limit.Count)
        {
            return null;
        }
        var due = Math.Max(cell.Mark, now) + (_interval * cost);
        return due - now <= _interval * Limit.Count ? new LimitCell(due, 0) : null;
    }

    public override long Remaining(LimitCell cell, long now) =>
        Limit.Count <= 0 ? 0 : ((_interval * Limit.Count) - Ahead(cell, now)) / _interval;

    public override long Reset(LimitCell cell, long now) => Remaining(cell, now) > 0 ? Ahead(cell, now) : Wait(cell, now, 1) ?? 0;

    public override long? Wait(LimitCell cell, long now, long cost) =>
        cost > Limit.Count ? null : Math.Max(0, Ahead(cell, now) + (_interval * cost) - (_interval * Limit.Count));

    public override long? Window(long now) => CalendarWindow.LengthOf(Limit.Window);

    private static long Ahead(LimitCell cell, long now) => Math.Max(0, cell.Mark - now);
}
