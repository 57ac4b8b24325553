using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Access.Credentials.Tokens;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Identity.OAuth;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>Applications as OAuth clients: the app_id is the client id, and each live client secret one of the application's credentials.</summary>
internal sealed class OAuthClients(PortalDbContextFactory contexts, KeyMint mint, AccessStore access, TimeProvider clock) : IOAuthClients
{
    public async Task<OAuthClient?> FindAsync(string clientId, string secret, CancellationToken cancellationToken)
    {
        if (mint.HashOf(secret, KeyMint.ClientSecretPrefix) is not { } hash)
        {
            return null;
        }
        await using var db = contexts.Create();
        var credential = await db.Set<Credential>().AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash && row.Kind == CredentialKind.OAuth, cancellationToken);
        var snapshot = access.Current.Snapshot;
        return credential is not null && credential.IsLive(clock.GetUtcNow()) && clientId == ApplicationView.AppIdOf(credential.ApplicationId)
            && snapshot.Applications.TryGetValue(credential.ApplicationId, out var application) && application.OrganizationActive
            ? new OAuthClient(clientId, credential.Id, ApisOf(application, snapshot))
            : null;
    }

    private static FrozenDictionary<string, Func<string, bool>> ApisOf(ApplicationAccess application, AccessSnapshot snapshot) => application.Subscriptions.Values
        .Where(subscription => subscription.Active).Select(subscription => snapshot.Apis.GetValueOrDefault(subscription.Api)).OfType<ApiAccess>()
        .Where(api => api.Accepts.TakesTokens)
        .ToFrozenDictionary(api => api.Slug, api => (Func<string, bool>)(scope => TokenScopes.Exists(scope, api)));
}
