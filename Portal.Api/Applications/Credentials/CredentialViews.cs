namespace Portal.Api.Applications.Credentials;

internal static class CredentialViews
{
    public static CredentialView Of(Credential credential) => new(
        credential.Id,
        credential.Kind,
        credential.Name,
        credential.Prefix,
        credential.Last4,
        credential.CreatedAt,
        credential.ExpiresAt,
        credential.RevokedAt,
        credential.LastUsedAt,
        credential.LastUsedFrom,
        credential.LastUsedOperation,
        credential.ReplacesId,
        credential.AllowedAddresses,
        credential.AllowedReferrers,
        credential.GatewaysAsked is { } gateways ? new RevocationView(credential.RefusedOn ?? 0, gateways, credential.SlowestMilliseconds) : null)
    {
        Certificate = credential.Certificate is { } pem ? CertificateView.Of(pem) : null,
    };
}
