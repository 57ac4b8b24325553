using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;

namespace Portal.Api.Catalog.Revisions;

/// <summary>A revision of a version's contract. <see cref="PublishedBy"/> is for administrators.</summary>
public sealed record RevisionView(string Version, int Number, string Sha256, int Bytes, ContractFormat Format, DateTimeOffset PublishedAt, string? PublishedBy);

/// <summary>A revision's bytes as they were sent.</summary>
public sealed record RevisionFile(byte[] Bytes, ContractFormat Format, string Sha256);

/// <summary>What changed between two revisions, as far as its reader may see it.</summary>
public sealed record RevisionComparison(RevisionView From, RevisionView To, ComparisonReport Report);

internal sealed record OpenRevision(RevisionView View, ContractDocument Contract);
