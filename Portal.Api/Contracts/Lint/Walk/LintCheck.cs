namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>A rule with what finds it broken.</summary>
internal abstract class LintCheck(LintRule rule)
{
    public LintRule Rule { get; } = rule;

    public static LintCheck On<TSite>(string id, LintSeverity severity, string title, string reason, string remedy, Action<TSite, LintNotes> check)
        where TSite : LintSite => new LintCheck<TSite>(new LintRule(id, severity, title, reason, remedy), check);
}

/// <summary>A rule about places of one kind. Stateless: one instance serves every run.</summary>
internal sealed class LintCheck<TSite>(LintRule rule, Action<TSite, LintNotes> check) : LintCheck(rule)
    where TSite : LintSite
{
    public void Run(TSite site, LintNotes notes) => check(site, notes);
}
