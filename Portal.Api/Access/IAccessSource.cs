using Portal.Api.Access.Credentials;

namespace Portal.Api.Access;

/// <summary>Reads what the guard works from out of the database: implemented by Applications, which knows plans and catalogue.</summary>
internal interface IAccessSource
{
    Task<AccessRead> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>All credentials that are neither revoked nor expired, and the snapshot they belong to.</summary>
internal sealed record AccessRead(AccessSnapshot Snapshot, IReadOnlyList<CredentialAccess> Credentials)
{
    /// <summary>Those revoked a moment ago, to ask the guard about.</summary>
    public IReadOnlyList<RevokedCredential> Revoked { get; init; } = [];
}

internal sealed record RevokedCredential(Guid Id, KeyHash Hash);
