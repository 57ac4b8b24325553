using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>
/// How one limit stands. <see cref="Start"/> and <see cref="End"/> bound the window that now lies in (a rate's slides and ends when its burst is
/// there again); null: it has none. <see cref="Violated"/>: it has no room for what was asked.
/// </summary>
internal sealed record LimitState(PlanLimit Limit, long Used, long Remaining, DateTimeOffset? Start, DateTimeOffset? End, bool Violated);
