namespace Portal.Api.Access.Limits;

/// <summary>Limits as a refused caller is told of them: whose they are, and how each stands at <see cref="At"/>.</summary>
internal sealed record LimitOwner(string Application, string Plan, DateTimeOffset At, IReadOnlyList<LimitState> States)
{
    public IEnumerable<LimitState> Violated => States.Where(state => state.Violated);
}
