using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>So many calls under way at once. Nobody knows when one will end: a second is as good a time to try again as any.</summary>
internal sealed class ConcurrencyRule(PlanLimit limit) : LimitRule(limit)
{
    public override bool Fits(LimitCell cell, long now, long amount) => cell.Used <= Limit.Count - amount;

    public override LimitCell Add(LimitCell cell, long now, long amount) => cell with { Used = Whole.Add(cell.Used, amount) };

    /// <summary>What is told afterwards is not under way.</summary>
    public override LimitCell AddLate(LimitCell cell, long at, long amount) => cell;

    public override long Used(LimitCell cell, long now) => cell.Used;

    public override long Reset(LimitCell cell, long now) => Wait(cell, now, 1) ?? 0;

    public override long? Wait(LimitCell cell, long now, long amount) =>
        Fits(cell, now, amount) ? 0 : amount > Limit.Count ? null : TimeSpan.TicksPerSecond;

    public override (long Start, long End)? Window(LimitCell cell, long now) => null;
}
