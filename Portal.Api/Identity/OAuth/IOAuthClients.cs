using System.Collections.Frozen;

namespace Portal.Api.Identity.OAuth;

/// <summary>Who may have access tokens: implemented by Applications, whose applications they are.</summary>
internal interface IOAuthClients
{
    /// <summary>Null: no such client, or not with this secret. Both cost the same.</summary>
    Task<OAuthClient?> FindAsync(string clientId, string secret, CancellationToken cancellationToken);
}

/// <summary>A client that has proved itself. <see cref="Apis"/> are those it may have tokens for, each with a test of a scope of its own.</summary>
internal sealed record OAuthClient(string ClientId, Guid CredentialId, FrozenDictionary<string, Func<string, bool>> Apis);
