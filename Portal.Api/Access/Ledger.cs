using System.Collections;
using System.Runtime.CompilerServices;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Traffic;

namespace Portal.Api.Access;

/// <summary>
/// What was checked for one call, in order, each step with the time it took. Inputs are written without secrets. One object for all of it;
/// its sentences are made when it is read.
/// </summary>
internal sealed class Ledger(TimeProvider clock) : IReadOnlyList<LedgerStep>
{
    // As many as a call takes that goes its whole way.
    private const int Usual = 6;

    private List<Entry>? _more;
    private Entries _entries;
    private long _mark = clock.GetTimestamp();

    public int Count { get; private set; }

    public LedgerStep this[int index] => Read(index < Usual ? _entries[index] : _more![index - Usual]);

    public void Pass(string step, LedgerText input, LedgerText verdict) => Add(step, input, verdict, null);

    public void Fail(string step, LedgerText input, AccessRefusal refusal) => Add(step, input, default, refusal);

    /// <summary>A call, or its answer, was held against a contract. Without a <paramref name="refusal"/> it goes on, whatever was found.</summary>
    public void Tell(string step, string contract, ContractFindings findings, AccessRefusal? refusal) => Add(step, contract, LedgerText.Of(findings, Verdict), refusal, findings);

    /// <summary>Nothing of what was found out may be told to this caller.</summary>
    public void Forget()
    {
        Count = 0;
        _entries = default;
        _more = null;
    }

    public IEnumerator<LedgerStep> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Verdict(ContractFindings findings) => findings.Violations.Count switch
    {
        0 when findings.Left is null => findings.Words,
        0 => $"{findings.Words}; {findings.Left}",
        1 => $"{findings.Violations[0].Detail} It was let through.",
        var count => $"{findings.Violations[0].Detail} And {count - 1} more; it was let through.",
    };

    private void Add(string step, in LedgerText input, in LedgerText verdict, AccessRefusal? refusal, ContractFindings? findings = null)
    {
        var now = clock.GetTimestamp();
        var entry = new Entry(step, input, verdict, refusal, findings, now - _mark);
        if (Count < Usual)
        {
            _entries[Count] = entry;
        }
        else
        {
            (_more ??= []).Add(entry);
        }
        Count++;
        _mark = now;
    }

    private LedgerStep Read(in Entry entry) => new(
        entry.Step,
        entry.Input.ToString(),
        entry.Refusal?.Detail ?? entry.Verdict.ToString(),
        entry.Refusal is null,
        clock.GetElapsedTime(0, entry.Ticks).TotalMicroseconds,
        entry.Refusal?.Remedy,
        entry.Findings is null or { Conforms: true, Left: not null } ? null : entry.Findings.Violations);

    private readonly record struct Entry(string Step, LedgerText Input, LedgerText Verdict, AccessRefusal? Refusal, ContractFindings? Findings, long Ticks);

    [InlineArray(Usual)]
    private struct Entries
    {
        private Entry _first;
    }
}
