using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Definition;

/// <summary>What the files of a catalogue say. <see cref="Domains"/> null: they say nothing of domains.</summary>
internal sealed record DeclaredCatalog(IReadOnlyList<DomainDefinition>? Domains, IReadOnlyList<DeclaredApi> Apis, IReadOnlyList<ContractProblem> Problems);

/// <summary>An API whose <c>api.yaml</c> can be read, with the contracts and guides beside it.</summary>
internal sealed record DeclaredApi(ApiDefinition Definition, IReadOnlyList<DeclaredContract> Contracts, DeclaredGuides Guides)
{
    public string Slug => Definition.Slug;
}

/// <summary><see cref="Present"/> names those that have a file, broken or not.</summary>
internal sealed record DeclaredGuides(string Api, IReadOnlyList<GuideDefinition> Readable, IReadOnlyCollection<string> Present);

internal sealed record DeclaredContract(string Version, CatalogFile File, ContractFormat Format);
