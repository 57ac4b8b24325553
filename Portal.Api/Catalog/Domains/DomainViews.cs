namespace Portal.Api.Catalog.Domains;

/// <summary>A domain with the APIs of it that the reader may see, by their slugs.</summary>
public sealed record DomainView(string Name, string Title, string Summary, IReadOnlyList<DomainOwnerView> Owners, IReadOnlyList<string> Apis);

/// <summary>Who answers for a domain. <see cref="Mail"/> is null for readers who are not signed in.</summary>
public sealed record DomainOwnerView(string Name, string? Mail);
