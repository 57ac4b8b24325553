namespace Portal.Api.Applications.Credentials;

/// <summary>A key of an application, kept as its keyed hash. The key itself is shown when it is issued and never again.</summary>
internal sealed class Credential
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public Application Application { get; init; } = null!;

    public required string Kind { get; init; }

    public required string Hash { get; init; }

    public required string Prefix { get; init; }

    public required string Last4 { get; init; }

    /// <summary>
    /// One of the places an application has for live keys; null once revoked or given up after expiry. A unique index over it is
    /// what holds the limit when several are issued at once.
    /// </summary>
    public required int? Place { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }

    /// <summary>The key that this one was made to take the place of.</summary>
    public Guid? ReplacesId { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public string? LastUsedFrom { get; set; }

    public string? LastUsedOperation { get; set; }

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
