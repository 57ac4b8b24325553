using System.ComponentModel.DataAnnotations;
using Portal.Api.Hosting;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>An access token to make.</summary>
public sealed record NewAccessToken(
    [property: Required, TextLength(1, 80)] string Name,
    [property: Required, AccessScopes.Known] string[] Scopes,
    [property: Range(1, 365, ErrorMessage = "takes a whole number of days from 1 to 365.")] int ExpiresInDays);

/// <summary>The token, shown this once.</summary>
public sealed record IssuedAccessToken(Guid Id, string Token);

/// <summary>A token as shown after its issue: never the secret.</summary>
public sealed record AccessTokenView(
    Guid Id,
    string Name,
    string Prefix,
    string Last4,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt);
