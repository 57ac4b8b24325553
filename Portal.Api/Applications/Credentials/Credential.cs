using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Applications.Credentials;

/// <summary>A credential of an application, kept as its keyed hash. The secret itself is shown when it is issued and never again.</summary>
internal sealed class Credential
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public Application Application { get; init; } = null!;

    public required CredentialKind Kind { get; init; }

    /// <summary>What its owners call it; may be empty.</summary>
    public required string Name { get; set; }

    /// <summary>Of a certificate its thumbprint, which is no secret. A certificate that another has taken over leaves its id here.</summary>
    public required string Hash { get; set; }

    /// <summary>The client certificate in PEM; null: of another kind.</summary>
    public string? Certificate { get; init; }

    public required string Prefix { get; init; }

    public required string Last4 { get; init; }

    /// <summary>
    /// One of the places an application has for live credentials of this kind; null once revoked or given up after expiry. A unique index over it is
    /// what holds the limit when several are issued at once.
    /// </summary>
    public required int? Place { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Addresses and networks it works from; none: all.</summary>
    public required List<string> AllowedAddresses { get; set; }

    /// <summary>Hosts of the pages it works from; none: all, and calls from no page.</summary>
    public required List<string> AllowedReferrers { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }

    /// <summary>When gateways were last asked whether they refuse it.</summary>
    public DateTimeOffset? ProbedAt { get; set; }

    /// <summary>On how many gateways it was seen refused after its revocation, of how many that were alive, and how long the slowest took.</summary>
    public int? RefusedOn { get; set; }

    public int? GatewaysAsked { get; set; }

    public long? SlowestMilliseconds { get; set; }

    /// <summary>The credential that this one was made to take the place of.</summary>
    public Guid? ReplacesId { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public string? LastUsedFrom { get; set; }

    public string? LastUsedOperation { get; set; }

    /// <summary>As sentences of the audit trail speak of it.</summary>
    public string Called => Kind switch
    {
        CredentialKind.AppId => $"An app_key ending in {Last4}",
        CredentialKind.ClientCertificate => $"A client certificate ending in {Last4}",
        CredentialKind.OAuth => $"A client secret ending in {Last4}",
        _ => $"A key ending in {Last4}",
    };

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
