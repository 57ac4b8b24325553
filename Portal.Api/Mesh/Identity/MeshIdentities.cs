using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Api.Mesh.Identity;

/// <summary>Who is who between sidecars: the certificates of all workloads, and the check of those that others show.</summary>
internal sealed class MeshIdentities(ICertificateSource source, TimeProvider clock)
{
    private const string SubjectAlternativeName = "2.5.29.17";

    private const int MostVerified = 10_000;

    private readonly ConcurrentDictionary<SpiffeId, WorkloadCertificate> _certificates = new();

    // A chain is built once for each certificate; whether it is within its time is asked each time.
    private readonly ConcurrentDictionary<string, SpiffeId> _verified = new();

    public WorkloadCertificate Of(WorkloadIdentity workload) =>
        _certificates.GetOrAdd(SpiffeId.Of(workload), static (id, self) => new WorkloadCertificate(self.Source, id, self.Clock), (Source: source, Clock: clock));

    /// <summary>The source has another root: what was shown and believed until now was of the one before.</summary>
    public void Forget()
    {
        _certificates.Clear();
        _verified.Clear();
    }

    /// <summary>What a sidecar asks of whoever connects to it: a certificate of this mesh, whoever's it is.</summary>
    public SslServerAuthenticationOptions ForServer(WorkloadIdentity workload) => new()
    {
        ServerCertificateContext = Of(workload).Context,
        ClientCertificateRequired = true,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => Verify(certificate) is not null,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        // Whoever comes again shows again who they are.
        AllowTlsResume = false,
    };

    /// <summary>What a sidecar shows and asks of whom it calls: not any certificate of the mesh, but that of the workload it means.</summary>
    public SslClientAuthenticationOptions ForClient(WorkloadIdentity source, string host, SpiffeId expected, SslApplicationProtocol protocol) => new()
    {
        TargetHost = host,
        ClientCertificateContext = Of(source).Context,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => Verify(certificate) == expected,
        ApplicationProtocols = [protocol],
        AllowTlsResume = false,
    };

    /// <summary>Null: none, not signed by this mesh, out of its time, or without an identity of it.</summary>
    public SpiffeId? Verify(X509Certificate? shown)
    {
        if (shown is not X509Certificate2 certificate)
        {
            return null;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        var key = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        if (_verified.TryGetValue(key, out var known))
        {
            return certificate.NotBefore.ToUniversalTime() <= now && now <= certificate.NotAfter.ToUniversalTime() ? known : null;
        }
        var id = VerifyChain(certificate);
        if (id is not null)
        {
            if (_verified.Count >= MostVerified)
            {
                _verified.Clear();
            }
            _verified[key] = id;
        }
        return id;
    }

    private SpiffeId? VerifyChain(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(source.Root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        var isOurs = chain.Build(certificate);
        foreach (var element in chain.ChainElements)
        {
            element.Certificate.Dispose();
        }
        return isOurs ? IdOf(certificate) : null;
    }

    /// <summary>Of a certificate that has been verified. Null: it has no identity of the mesh, or more than one.</summary>
    public static SpiffeId? IdOf(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == SubjectAlternativeName);
        return names is not null && SpiffeId.TryParse(OnlyUri(names.RawData), out var id) ? id : null;
    }

    /// <summary>GeneralNames (RFC 5280, section 4.2.1.6), of which an SVID has one URI (SPIFFE X509-SVID, section 2).</summary>
    private static string? OnlyUri(byte[] names)
    {
        var uri = new Asn1Tag(TagClass.ContextSpecific, 6);
        string? only = null;
        try
        {
            var list = new AsnReader(names, AsnEncodingRules.DER).ReadSequence();
            while (list.HasData)
            {
                if (!list.PeekTag().HasSameClassAndValue(uri))
                {
                    list.ReadEncodedValue();
                }
                else if (only is null)
                {
                    only = list.ReadCharacterString(UniversalTagNumber.IA5String, uri);
                }
                else
                {
                    return null;
                }
            }
        }
        catch (AsnContentException)
        {
            return null;
        }
        return only;
    }
}
