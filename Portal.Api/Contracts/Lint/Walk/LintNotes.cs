namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>What one rule found in one run. A document may break a rule a hundred thousand times: a thousand are listed, the rest counted.</summary>
internal sealed class LintNotes(LintRule rule, LintSeverity severity)
{
    public const int Most = 1_000;

    private readonly List<LintFinding> _findings = [];
    private int _more;

    public IReadOnlyList<LintFinding> Findings => _findings;

    public LintOverflow? Unlisted => _more == 0 ? null : new LintOverflow(rule, severity, _more);

    public void Add(LintPlace place, string message)
    {
        if (_findings.Count < Most)
        {
            _findings.Add(new LintFinding(rule, severity, place.Pointer, place.Line, place.Column, message));
        }
        else
        {
            _more++;
        }
    }
}
