using Portal.Api.Contracts.Conformance;
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

    /// <summary>A call, or its answer, was held against a contract. Without a <paramref name="refusal"/> it goes on, whatever was found.</summary>
    public void Tell(string step, string contract, ContractFindings findings, AccessRefusal? refusal)
    {
        var verdict = findings.Violations.Count switch
        {
            _ when refusal is not null => refusal.Detail,
            0 when findings.Left is null => findings.Words,
            0 => $"{findings.Words}; {findings.Left}",
            1 => $"{findings.Violations[0].Detail} It was let through.",
            var count => $"{findings.Violations[0].Detail} And {count - 1} more; it was let through.",
        };
        Add(step, contract, verdict, refusal is null, refusal?.Remedy, findings.Conforms && findings.Left is not null ? null : findings.Violations);
    }

    /// <summary>Nothing of what was found out may be told to this caller.</summary>
    public void Forget() => _steps.Clear();

    private void Add(string step, string input, string verdict, bool passed, string? remedy, IReadOnlyList<ContractViolation>? violations = null)
    {
        var now = clock.GetTimestamp();
        _steps.Add(new LedgerStep(step, input, verdict, passed, clock.GetElapsedTime(_mark, now).TotalMicroseconds, remedy, violations));
        _mark = now;
    }
}
