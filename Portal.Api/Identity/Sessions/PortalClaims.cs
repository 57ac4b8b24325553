using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Portal.Api.Identity.Sessions;

/// <summary>What our principals carry: who it is, never what they may do, which is read fresh.</summary>
internal static class PortalClaims
{
    private const string Token = "portal:token";
    private const string Bootstrap = "portal:bootstrap";
    private static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;

    public static ClaimsPrincipal ForToken(Guid id) => Principal(new Claim(Token, id.ToString()));

    public static ClaimsPrincipal ForBootstrap() => Principal(new Claim(Bootstrap, "true"));

    public static bool IsBootstrap(ClaimsPrincipal principal) => principal.HasClaim(Bootstrap, "true");

    public static Guid? TokenOf(ClaimsPrincipal principal) => Id(principal, Token);

    public static Guid? UserOf(ClaimsPrincipal principal) => Id(principal, ClaimTypes.NameIdentifier);

    public static string? StampOf(ClaimsPrincipal principal) => principal.FindFirstValue(Stamp);

    /// <summary>The same for the same session or token; null for a principal that is nobody.</summary>
    public static string? KeyOf(ClaimsPrincipal principal) =>
        principal.Identity is not { IsAuthenticated: true } ? null
        : IsBootstrap(principal) ? Bootstrap
        : TokenOf(principal)?.ToString() ?? $"{UserOf(principal)}/{StampOf(principal)}";

    private static Guid? Id(ClaimsPrincipal principal, string type) => Guid.TryParse(principal.FindFirstValue(type), out var id) ? id : null;

    private static ClaimsPrincipal Principal(Claim claim) => new(new ClaimsIdentity([claim], PortalSchemes.Bearer));
}
