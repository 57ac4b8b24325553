using System.Globalization;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Portal.Api.Access.WrongKeys;

namespace Portal.Api.Identity.OAuth;

/// <summary>Whether a request for a token comes from a client of ours that asks for what it may have (RFC 6749, sections 3.2.1 and 3.3).</summary>
internal sealed class ClientCheck(IOAuthClients clients, WrongKeyBook wrong) : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenRequestContext>
{
    /// <summary>Under which the client that was found waits for the token to be made.</summary>
    public const string Client = "Portal.OAuthClient";

    public async ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        if (context is not { ClientId: { } id, ClientSecret: { } secret } || await clients.FindAsync(id, secret, context.CancellationToken) is not { } client)
        {
            if (wrong.Add(context.Transaction.GetHttpRequest()?.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", api: null) is { } wait)
            {
                context.Reject(OpenIddictConstants.Errors.SlowDown, string.Create(CultureInfo.InvariantCulture, $"Many wrong secrets came from your network address. Wait {Math.Ceiling(wait.TotalSeconds)} s."));
                return;
            }
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "The client id and secret are not those of an application of an approved organisation.");
            return;
        }
        if (context.Request.GetScopes().FirstOrDefault(scope => !client.Apis.Any(api => api.Value(scope))) is { } unknown)
        {
            context.Reject(
                OpenIddictConstants.Errors.InvalidScope,
                $"The scope {unknown} is none that the application may have: a scope is an API it is subscribed to and that takes tokens, or one of that API's operations or tags after a colon.");
            return;
        }
        if (client.Apis.Count == 0)
        {
            context.Reject(OpenIddictConstants.Errors.UnauthorizedClient, "The application is subscribed to no API that takes access tokens.");
            return;
        }
        context.Transaction.Properties[Client] = client;
    }
}
