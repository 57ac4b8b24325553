using Portal.Api.Hosting;

namespace Portal.Api.Applications.Credentials;

/// <summary>When a credential may be said to end.</summary>
internal static class CredentialEnd
{
    private const string Field = "expiresAt";

    /// <param name="last">When its certificate ends; null: it has none.</param>
    public static Refusal.Invalid? Refuse(DateTimeOffset? end, DateTimeOffset? last, DateTimeOffset now) =>
        end <= now ? new Refusal.Invalid(Field, $"The field '{Field}' takes a time to come. To end a credential now, revoke it.")
        : end > last ? new Refusal.Invalid(Field, FormattableString.Invariant($"The field '{Field}' takes no time after {last:yyyy-MM-dd HH:mm:ss'Z'}, when the certificate ends. For a longer life take another certificate."))
        : null;

    /// <summary>A length of life and an end at once would be two ends.</summary>
    public static Refusal.Invalid? Refuse(NewCredential request, DateTimeOffset? last, DateTimeOffset now) => request is { ExpiresAt: not null, ExpiresInDays: not null }
        ? new Refusal.Invalid(Field, $"The field '{Field}' and 'expiresInDays' both say when it ends. Send one of them.")
        : Refuse(request.ExpiresAt, last, now);
}
