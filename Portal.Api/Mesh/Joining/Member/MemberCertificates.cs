using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Api.Mesh.Identity;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>
/// Certificates of this process's workloads, signed by the authority of the mesh that it has joined. Keys are made here and never leave; what goes
/// out are certification requests.
/// </summary>
internal sealed class MemberCertificates : ICertificateSource
{
    private readonly ConcurrentDictionary<SpiffeId, X509Certificate2> _held = new();
    private volatile X509Certificate2? _root;

    public X509Certificate2 Root => _root ?? throw new InvalidOperationException("No mesh has been joined yet, so nobody's certificate is believed.");

    /// <summary>When the first of them is to be renewed: at two thirds of its life.</summary>
    public DateTimeOffset RenewAt => _held.IsEmpty ? DateTimeOffset.MaxValue : _held.Values.Min(WorkloadCertificate.RenewalOf);

    public X509Certificate2 Issue(SpiffeId id) =>
        _held.GetValueOrDefault(id) ?? throw new InvalidOperationException($"{id} has no certificate: the mesh has not been joined yet, or this workload is not of it.");

    /// <summary>New keys, and the requests to have them certified.</summary>
    public static Dictionary<SpiffeId, ECDsa> MakeKeys(IEnumerable<WorkloadIdentity> workloads) =>
        workloads.Select(SpiffeId.Of).Distinct().ToDictionary(id => id, _ => ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static CertificateWish[] Wishes(Dictionary<SpiffeId, ECDsa> keys) => [.. keys.Select(pair => new CertificateWish(
        pair.Key.Namespace,
        pair.Key.Workload,
        Convert.ToBase64String(new CertificateRequest($"O={SpiffeId.TrustDomain}", pair.Value, HashAlgorithmName.SHA256).CreateSigningRequest())))];

    /// <param name="root">Null: as before.</param>
    public void Take(IReadOnlyList<SignedCertificate> signed, Dictionary<SpiffeId, ECDsa> keys, X509Certificate2? root)
    {
        _root = root ?? _root;
        foreach (var one in signed)
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(one.Certificate));
            var id = new SpiffeId(one.Domain, one.Workload);
            // The one before is not disposed of: a handshake may be at it.
            _held[id] = certificate.CopyWithPrivateKey(keys[id]);
        }
    }
}
