namespace Portal.Api.Catalog.Publishing;

/// <summary>A contract that is stored, and what is to be told of it once it is committed.</summary>
internal sealed record StoredContract(PublicationRevision Revision, Publication Publication);
