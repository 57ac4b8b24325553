using Portal.Api.Traffic;

namespace Portal.Api.Access;

/// <summary>What was checked for one call, in order, each step with the time it took. Inputs are written without secrets.</summary>
internal sealed class Ledger(TimeProvider clock)
{
    private readonly List<LedgerStep> _steps = new(6);
    private long _mark = clock.GetTimestamp();

    public IReadOnlyList<LedgerStep> Steps => _steps;

    public void Pass(string step, string input, string verdict) => Add(step, input, verdict, passed: true, remedy: null);

    public void Fail(string step, string input, AccessRefusal refusal) => Add(step, input, refusal.Detail, passed: false, refusal.Remedy);

    /// <summary>Nothing of what was found out may be told to this caller.</summary>
    public void Forget() => _steps.Clear();

    private void Add(string step, string input, string verdict, bool passed, string? remedy)
    {
        var now = clock.GetTimestamp();
        _steps.Add(new LedgerStep(step, input, verdict, passed, clock.GetElapsedTime(_mark, now).TotalMicroseconds, remedy));
        _mark = now;
    }
}
