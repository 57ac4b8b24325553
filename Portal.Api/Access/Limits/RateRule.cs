using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>
/// The generic cell rate algorithm: <c>Count</c> per window, spread evenly, with a burst of the same size. One number is all its
/// state: when what was used so far would have been due had it come evenly.
/// </summary>
internal sealed class RateRule(PlanLimit limit) : LimitRule(limit)
{
    // Rounded up: over a long time never more than the plan says.
    private readonly long _interval = limit.Count <= 0 ? 0 : (CalendarWindow.LengthOf(limit.Window) + limit.Count - 1) / limit.Count;
    private readonly long _length = CalendarWindow.LengthOf(limit.Window);

    public override bool Fits(LimitCell cell, long now, long amount) =>
        amount <= Limit.Count && Ahead(cell, now) <= _interval * (Limit.Count - amount);

    /// <summary>To the end of the calendar at most: what was reported beyond it is no time that anybody could be told.</summary>
    public override LimitCell Add(LimitCell cell, long now, long amount) =>
        new(Math.Min(DateTime.MaxValue.Ticks, Whole.Add(Math.Max(cell.Mark, now), Whole.Times(_interval, amount))), 0);

    public override LimitCell AddLate(LimitCell cell, long at, long amount) => Add(cell, at, amount);

    /// <summary>In whole calls: one that is not wholly drained counts.</summary>
    public override long Used(LimitCell cell, long now) => _interval == 0 ? 0 : (Ahead(cell, now) + _interval - 1) / _interval;

    public override long Reset(LimitCell cell, long now) => Remaining(cell, now) > 0 ? Ahead(cell, now) : Wait(cell, now, 1) ?? 0;

    public override long? Wait(LimitCell cell, long now, long amount) =>
        amount > Limit.Count ? null : Math.Max(0, Ahead(cell, now) - (_interval * (Limit.Count - amount)));

    public override (long Start, long End)? Window(LimitCell cell, long now) => (now - _length, now + Reset(cell, now));

    private static long Ahead(LimitCell cell, long now) => Math.Max(0, cell.Mark - now);
}
