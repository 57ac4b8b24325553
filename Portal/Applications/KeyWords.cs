using System.Globalization;
using Portal.Api.Applications;
using Portal.Api.Catalog.Credentials;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Applications;

/// <summary>Credentials as people recognise them and speak of them.</summary>
internal static class KeyWords
{
    public static readonly IReadOnlyList<SelectOption> Overlaps =
    [
        new("0", "No longer: it ends now"),
        new("1", "For an hour"),
        new("24", "For a day"),
        new("168", "For a week"),
        new("720", "For 30 days"),
        new("", "Until I revoke it"),
    ];

    public static string Shown(CredentialView key) => key.Certificate is { } certificate ? $"{certificate.Thumbprint[..8]}…{key.Last4}" : $"{key.Prefix}_…{key.Last4}";

    /// <summary>In sentences.</summary>
    public static string Noun(CredentialView key) => key.Certificate is null ? "key" : "certificate";

    public static string Kind(CredentialKind kind) => kind switch
    {
        CredentialKind.AppId => "app_key",
        CredentialKind.OAuth => "OAuth client secret",
        CredentialKind.ClientCertificate => "Client certificate",
        _ => "User key",
    };

    /// <summary>Of a new secret, by its look; of none, what an application begins with.</summary>
    public static CredentialKind KindOf(string? secret) => secret switch
    {
        ['t', 'v', 'z', 'k', '_', ..] => CredentialKind.AppId,
        ['t', 'v', 'z', 's', '_', ..] => CredentialKind.OAuth,
        _ => CredentialKind.UserKey,
    };

    /// <summary>Name under which a new key crosses the redirect to its application's page.</summary>
    public static string Once(Guid applicationId) => $"key-{applicationId:N}";

    public static bool IsLive(CredentialView key, DateTimeOffset now) => key.RevokedAt is null && (key.ExpiresAt is null || key.ExpiresAt > now);

    /// <summary>To the minute where a day alone would not say enough.</summary>
    public static string End(DateTimeOffset end) => end.TimeOfDay == TimeSpan.Zero ? When.Date(end) : end.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>When, from where, and for which operation.</summary>
    public static string LastUsed(CredentialView key, DateTimeOffset now) => key.LastUsedAt is not { } at
        ? "never used"
        : $"last used {When.Of(at, now)}"
            + (key.LastUsedFrom is { } from ? $" from {from}" : "")
            + (key.LastUsedOperation is { } operation ? $" for {operation}" : "");

    /// <summary>From where it works; null: from everywhere.</summary>
    public static string? Places(CredentialView key)
    {
        string?[] places =
        [
            key.AllowedAddresses.Count > 0 ? $"from {string.Join(", ", key.AllowedAddresses)}" : null,
            key.AllowedReferrers.Count > 0 ? $"for pages of {string.Join(", ", key.AllowedReferrers)}" : null,
        ];
        return places.OfType<string>().ToList() is { Count: > 0 } said ? $"only {string.Join(" and ", said)}" : null;
    }

    /// <summary>What the gateways said after its revocation; null: it was not asked.</summary>
    public static string? Proof(RevocationView? proof) => proof switch
    {
        null => null,
        { Gateways: 0 } => "no gateway was running",
        { SlowestMilliseconds: { } slowest } => string.Create(CultureInfo.InvariantCulture, $"refused on {proof.RefusedOn} of {proof.Gateways} {(proof.Gateways == 1 ? "gateway" : "gateways")}, slowest {slowest} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"refused on {proof.RefusedOn} of {proof.Gateways} gateways"),
    };

    public static string Lines(IReadOnlyList<string> items) => string.Join('\n', items);

    public static IReadOnlyList<string> Items(string? lines) =>
        (lines ?? "").Split((char[])['\n', '\r', ',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
