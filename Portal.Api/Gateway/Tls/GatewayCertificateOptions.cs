namespace Portal.Api.Gateway.Tls;

/// <summary>The certificate that the gateway shows, in PEM or as PFX: section <c>Gateway:Certificate</c>.</summary>
public sealed class GatewayCertificateOptions
{
    /// <summary>The certificate, in PEM with those of its issuers behind it, or a PFX file with everything.</summary>
    public string? Path { get; set; }

    /// <summary>Its private key in PEM; without it, the key is in the file of the certificate.</summary>
    public string? KeyPath { get; set; }

    /// <summary>Of the private key, or of the PFX file.</summary>
    public string? Password { get; set; }
}
