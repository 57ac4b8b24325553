using Portal.Api.Catalog.Publishing;

namespace Portal.Api.Catalog.Definition;

/// <summary>What is to be done to bring the catalogue in force to its files: all that was found, and the work that is left of it.</summary>
internal sealed record CatalogPlan(CatalogReport Report, string State, CatalogWork Work)
{
    public bool IsOpen => Report.Verdict is CatalogVerdict.Applicable;
}

/// <summary><see cref="Domains"/> null: they stay as they are.</summary>
internal sealed record CatalogWork(
    IReadOnlyList<Domains.DomainDefinition>? Domains,
    IReadOnlyList<ApiDefinition> Definitions,
    IReadOnlyList<JudgedContract> Contracts,
    IReadOnlyList<DeclaredGuides> Guides,
    IReadOnlyList<string> Gone)
{
    public bool IsNothing => Domains is null && Definitions.Count == 0 && Contracts.Count == 0 && Guides.Count == 0 && Gone.Count == 0;
}

/// <summary>A contract that may be published.</summary>
internal sealed record JudgedContract(PublicationRequest Request, PublicationReport Report);
