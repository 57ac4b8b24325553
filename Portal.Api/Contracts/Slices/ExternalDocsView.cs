namespace Portal.Api.Contracts.Slices;

/// <summary>Documentation elsewhere, at a web address.</summary>
public sealed record ExternalDocsView(string Url, string? Description);
