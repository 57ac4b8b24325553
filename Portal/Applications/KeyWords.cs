using Portal.Api.Applications;
using Portal.Layout;

namespace Portal.Applications;

/// <summary>Keys as people recognise them and speak of their use.</summary>
internal static class KeyWords
{
    public static string Shown(CredentialView key) => $"{key.Prefix}_…{key.Last4}";

    /// <summary>Name under which a new key crosses the redirect to its application's page.</summary>
    public static string Once(Guid applicationId) => $"key-{applicationId:N}";

    public static bool IsLive(CredentialView key, DateTimeOffset now) => key.RevokedAt is null && (key.ExpiresAt is null || key.ExpiresAt > now);

    /// <summary>When, from where, and for which operation.</summary>
    public static string LastUsed(CredentialView key, DateTimeOffset now) => key.LastUsedAt is not { } at
        ? "never used"
        : $"last used {When.Of(at, now)}"
            + (key.LastUsedFrom is { } from ? $" from {from}" : "")
            + (key.LastUsedOperation is { } operation ? $" for {operation}" : "");
}
