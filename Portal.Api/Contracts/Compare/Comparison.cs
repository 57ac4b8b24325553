using Portal.Api.Contracts.Compare.Parts;
using Portal.Api.Contracts.Compare.Schemas;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Compare;

/// <summary>One comparison under way: both sides, and what is worked out once for all rules.</summary>
internal sealed class Comparison
{
    public Comparison(ContractDocument before, ContractDocument after, ComparisonSettings settings)
    {
        Before = Spot.Root(before);
        After = Spot.Root(after);
        Settings = settings;
        Sameness = new Sameness(before, after);
        Sink = new ChangeSink(settings);
        Graph = new SchemaGraph(this);
        Today = DateOnly.FromDateTime(settings.Clock.GetUtcNow().UtcDateTime);
    }

    public Spot Before { get; }

    public Spot After { get; }

    public ComparisonSettings Settings { get; }

    public Sameness Sameness { get; }

    public ChangeSink Sink { get; }

    public SchemaGraph Graph { get; }

    public DateOnly Today { get; }

    public ComparisonReport Run()
    {
        var document = new Scope(this, new ChangePlace(null, null, null));
        InfoRules.Compare(document);
        ServerRules.Compare(document, Before, After);
        PathRules.Compare(document);
        WebhookRules.Compare(document);
        ComponentRules.Compare(document);
        SecuritySchemeRules.Compare(document);
        SecurityRules.CompareGlobal(document);
        TagRules.CompareDeclared(document);
        ExtensionRules.Compare(document, Before, After, "the document");
        // Last, because it judges the version by what changed.
        VersionRules.Compare(document);
        return Located(Sink.Report());
    }

    /// <summary>The changes at the places that the documents' authors know.</summary>
    private ComparisonReport Located(ComparisonReport report)
    {
        if (report.Changes.Count == 0)
        {
            return report;
        }
        var (before, after) = (Before.Document.OpenSourceMap(), After.Document.OpenSourceMap());
        return before is null && after is null
            ? report
            : report with { Changes = [.. report.Changes.Select(change => Located(change, Find(before, change.BeforePointer), Find(after, change.AfterPointer)))] };
    }

    private static ContractChange Located(ContractChange change, SourcePlace? before, SourcePlace? after) => change with
    {
        BeforeInside = change.BeforePointer,
        AfterInside = change.AfterPointer,
        BeforePointer = before?.Pointer,
        BeforeFile = before?.File,
        AfterPointer = after?.Pointer,
        AfterFile = after?.File,
    };

    private static SourcePlace? Find(SourceMap? sources, string? pointer) =>
        pointer is null ? null : sources?.Find(pointer) ?? new SourcePlace(null, pointer);
}
