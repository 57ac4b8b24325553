using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Portal.Api.Identity.OAuth;

internal static class OAuthFeature
{
    /// <summary>The OIDC server: <c>/connect/token</c>, <c>/.well-known/openid-configuration</c> and <c>/.well-known/jwks</c>.</summary>
    public static IServiceCollection AddOAuth(this IServiceCollection services)
    {
        services.AddSingleton<SigningCredentialsSource>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningCredentialsSource>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningCredentialsSource>());
        services.AddHostedService<SigningKeyRotation>();
        services.AddOpenIddict().AddServer(server =>
        {
            // Clients and their secrets are applications and their credentials, and access tokens are read from memory: a store of its own would say both twice.
            server.EnableDegradedMode();
            server.SetTokenEndpointUris("connect/token");
            server.AllowClientCredentialsFlow();
            server.DisableAccessTokenEncryption();
            // Scopes are operations of contracts, known to ClientCheck.
            server.DisableScopeValidation();
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseScopedHandler<ClientCheck>());
            server.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(handler => handler.UseScopedHandler<TokenIssue>());
            // TLS may end before us; the session's cookie is in the same case.
            server.UseAspNetCore().DisableTransportSecurityRequirement();
        });
        return services;
    }
}
