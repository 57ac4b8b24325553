using Portal.Api.Applications;

namespace Portal.Applications;

/// <summary>Keys as people recognise them and speak of their use.</summary>
internal static class KeyWords
{
    public static string Shown(CredentialView key) => $"{key.Prefix}_…{key.Last4}";

    public static bool IsLive(CredentialView key, DateTimeOffset now) => key.RevokedAt is null && (key.ExpiresAt is null || key.ExpiresAt > now);

    /// <summary>When, from where, and for which operation.</summary>
    public static string LastUsed(CredentialView key, DateTimeOffset now) => key.LastUsedAt is not { } at
        ? "never used"
        : $"last used {TimeWords.Ago(at, now)}"
            + (key.LastUsedFrom is { } from ? $" from {from}" : "")
            + (key.LastUsedOperation is { } operation ? $" for {operation}" : "");
}
