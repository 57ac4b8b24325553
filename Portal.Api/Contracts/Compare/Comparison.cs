using Portal.Api.Contracts.Compare.Parts;
using Portal.Api.Contracts.Compare.Schemas;

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
        return Sink.Report();
    }
}
