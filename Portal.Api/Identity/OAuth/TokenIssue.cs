using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Portal.Api.Access.Credentials.Tokens;

namespace Portal.Api.Identity.OAuth;

/// <summary>What stands in a client's access token. Without scopes it is for all that the application is subscribed to.</summary>
internal sealed class TokenIssue(TokenTerms terms) : IOpenIddictServerHandler<OpenIddictServerEvents.HandleTokenRequestContext>
{
    public ValueTask HandleAsync(OpenIddictServerEvents.HandleTokenRequestContext context)
    {
        var client = (OAuthClient)context.Transaction.Properties[ClientCheck.Client]!;
        var identity = new ClaimsIdentity("client_credentials", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, client.ClientId);
        identity.SetClaim(OpenIddictConstants.Claims.AuthorizedParty, client.ClientId);
        identity.SetClaim(TokenTerms.Credential, client.CredentialId.ToString("N"));
        identity.SetScopes(context.Request.GetScopes() is { Length: > 0 } asked ? [.. asked] : [.. client.Apis.Keys.Order(StringComparer.Ordinal)]);
        identity.SetResources(terms.Audience);
        identity.SetDestinations(static _ => [OpenIddictConstants.Destinations.AccessToken]);
        context.SignIn(new ClaimsPrincipal(identity));
        return default;
    }
}
