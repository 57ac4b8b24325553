namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>The rules that are on for places of one kind.</summary>
internal sealed class LintListeners<TSite>(IEnumerable<(LintCheck Check, LintNotes Notes)> rules)
    where TSite : LintSite
{
    private readonly (LintCheck<TSite> Check, LintNotes Notes)[] _rules =
        [.. rules.Where(rule => rule.Check is LintCheck<TSite>).Select(rule => ((LintCheck<TSite>)rule.Check, rule.Notes))];

    public bool Any => _rules.Length > 0;

    public void Tell(TSite site)
    {
        foreach (var (check, notes) in _rules)
        {
            check.Run(site, notes);
        }
    }
}
