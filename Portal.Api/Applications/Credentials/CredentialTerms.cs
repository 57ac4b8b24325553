using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Applications.Credentials;

/// <summary>What a credential is to be, apart from its secret. <see cref="Replaces"/>: the one it takes the place of.</summary>
internal sealed record CredentialTerms(CredentialKind Kind, string Name, TimeSpan? Lifetime, IReadOnlyList<string> Addresses, IReadOnlyList<string> Referrers)
{
    public Credential? Replaces { get; init; }

    /// <summary>Where it is one: nothing is made then.</summary>
    public UploadedCertificate? Certificate { get; init; }

    /// <summary>When it is to end, where that was said and not a length of life.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>Of the one that is replaced: how long it works on; null: until it is revoked.</summary>
    public TimeSpan? Overlap { get; init; }

    public static CredentialTerms Of(NewCredential request, UploadedCertificate? certificate) => new(
        request.Kind,
        request.Name?.Trim() ?? "",
        request.ExpiresInDays is { } days ? TimeSpan.FromDays(days) : null,
        request.AllowedAddresses ?? [],
        request.AllowedReferrers ?? []) { Certificate = certificate, Ends = request.ExpiresAt };

    /// <summary>From when it is refused; a certificate's own end is never passed.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset now) => (Ends ?? now + Lifetime) is { } end && !(end > Certificate?.NotAfter) ? end : Certificate?.NotAfter;

    /// <summary>The same again, for as long as the old one was given to live.</summary>
    public static CredentialTerms Successor(Credential old, TimeSpan? overlap, UploadedCertificate? certificate) =>
        new(old.Kind, old.Name, certificate is null ? old.ExpiresAt - old.CreatedAt : null, old.AllowedAddresses, old.AllowedReferrers) { Replaces = old, Overlap = overlap, Certificate = certificate };
}
