using Portal.Api.Contracts.Lint.Patterns;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>One run over one document: what the walk has seen so far, and what the rules found.</summary>
internal sealed class LintRun
{
    private readonly List<(LintCheck Check, LintNotes Notes)> _rules;

    public LintRun(ContractDocument document, LintSettings settings)
    {
        Document = document;
        Place = LintPlace.Root(document.Root);
        Is30 = document.Dialect is SchemaDialect.OpenApi30;
        Requests = new RequestSchemas(document);
        Values = new ValueChecks(this);
        _rules = [.. ContractLint.Checks.Select(check => (check, settings.SeverityOf(check.Rule)))
            .Where(rule => rule.Item2 is not LintSeverity.Off)
            .Select(rule => (rule.check, new LintNotes(rule.check.Rule, rule.Item2)))];
    }

    public ContractDocument Document { get; }

    public LintPlace Place { get; }

    public ObjectNode Root => Document.Root;

    /// <summary>The dialect of OpenAPI 3.0: <c>nullable</c>, and nothing beside <c>$ref</c> counts.</summary>
    public bool Is30 { get; }

    public List<PathSite> Paths { get; } = [];

    public List<OperationSite> Operations { get; } = [];

    public ComponentUses Uses { get; } = new();

    /// <summary>The schemas of what callers send.</summary>
    public RequestSchemas Requests { get; }

    public ValueChecks Values { get; }

    public PatternBudget Patterns { get; } = new();

    public ContractNode Resolve(ContractNode node) => Document.Resolve(node);

    public LintListeners<TSite> Listeners<TSite>()
        where TSite : LintSite => new(_rules);

    public LintReport Report() => new([.. Located().OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column)])
    {
        Unlisted = [.. _rules.Select(rule => rule.Notes.Unlisted).OfType<LintOverflow>()],
    };

    /// <summary>The findings at the places that their author knows.</summary>
    private IEnumerable<LintFinding> Located()
    {
        var findings = _rules.SelectMany(rule => rule.Notes.Findings).ToList();
        return findings.Count > 0 && Document.OpenSourceMap() is { } sources
            ? findings.Select(finding => At(finding, sources.Find(finding.Pointer)))
            : findings;
    }

    private static LintFinding At(LintFinding finding, SourcePlace place) => finding with { Pointer = place.Pointer, File = place.File };
}
