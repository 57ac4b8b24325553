namespace Portal.Api.Catalog.Domains;

/// <summary>A part of the company that APIs and workloads belong to, as <c>domains.yaml</c> says it.</summary>
internal sealed record DomainDefinition(string Name, string Title, string Summary, IReadOnlyList<DomainOwner> Owners)
{
    /// <summary>What runs for it in the mesh, each of one domain only.</summary>
    public IReadOnlyList<string> Workloads { get; init; } = [];
}

/// <summary>A person or team that answers for a domain; <see cref="Mail"/> is for those who are signed in.</summary>
internal sealed record DomainOwner(string Name, string? Mail);
