using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Access.Credentials;

/// <summary>A credential as the guard knows it: by its hash, never by the secret.</summary>
internal sealed record CredentialAccess(Guid Id, Guid ApplicationId, CredentialKind Kind, KeyHash Hash, DateTimeOffset? ExpiresAt)
{
    /// <summary>From where it may be used; null: from anywhere.</summary>
    public AllowList? Allowed { get; init; }
}
