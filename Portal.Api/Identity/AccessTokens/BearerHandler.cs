using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Identity.Sessions;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>Bearer tokens of the management API (RFC 6750).</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessTokenCheck tokens, ActorResolver actors)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (header is null || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }
        var principal = await tokens.FindAsync(header["Bearer ".Length..].Trim(), Context.RequestAborted);
        if (principal is null || !(await actors.ResolveAsync(principal, Context.RequestAborted)).IsSignedIn)
        {
            return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        }
        return AuthenticateResult.Success(new AuthenticationTicket(principal, PortalSchemes.Bearer));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var wrong = (await HandleAuthenticateOnceSafeAsync()).Failure is not null;
        Response.Headers.WWWAuthenticate = wrong
            ? "Bearer realm=\"travelz-portal\", error=\"invalid_token\", error_description=\"The token is unknown, expired or revoked.\""
            : "Bearer realm=\"travelz-portal\"";
        await Problems.WriteAsync(
            Context,
            StatusCodes.Status401Unauthorized,
            wrong ? "invalid_token" : "unauthenticated",
            wrong ? "The access token is unknown, expired or revoked. Make a new one on your account page." : "Send an access token as 'Authorization: Bearer ...'.",
            null);
    }

    /// <summary>The one policy that a good token can fail is the administrators'; scopes are the use cases' to check.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "administrator_required", "This is for administrators: it takes a token that carries the scope 'admin'.", null);
}
