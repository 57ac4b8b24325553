using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Identity;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>
/// Takes a process into the mesh, if what it says of itself can be so: workloads that are permitted, under the names and labels that are known
/// here, at the address that it comes from.
/// </summary>
internal sealed class JoinDesk(
    JoinableWorkloads joinable,
    MeshAuthority authority,
    MemberLeases leases,
    MeshStates states,
    PlatformAddresses addresses,
    PortalLinks links,
    JoinAudit audit,
    IOptions<MeshOptions> options,
    ILogger<JoinDesk> logger)
{
    private const int MostWorkloads = 64;
    private const int MostInstances = 256;
    private const int LongestName = 64;

    public async Task<Outcome<JoinAnswer>> JoinAsync(JoinRequest asked, HttpContext context)
    {
        if (Refuse(asked) is { } refusal)
        {
            return refusal;
        }
        if (!await IsAtAsync(asked.Host, context.Connection.RemoteIpAddress, context.RequestAborted))
        {
            return new Refusal.Forbidden("join_address_foreign",
                $"The process says that it is reached at '{asked.Host}' and comes from {context.Connection.RemoteIpAddress}. Set its Mesh:Host to an address that it comes from, or to a name of it that is known here.");
        }
        var signed = Sign(asked.Certificates);
        if (signed.Refusal is { } unsigned)
        {
            return unsigned;
        }
        var workloads = asked.Certificates.Select(wish => joinable.Find(wish.Domain, wish.Workload)!).ToArray();
        if (leases.Begin(asked.Name, asked.Host, workloads, asked.Instances, context) is not { } member)
        {
            return new Refusal.Conflict("mesh_full", $"{MemberLeases.Most} processes have joined, and more are not taken. End some of them.");
        }
        var names = new NameList(workloads.Select(workload => workload.Identity));
        logger.MemberJoined(asked.Name, asked.Host, asked.Instances.Count, names);
        audit.Joined(asked.Name, asked.Host, asked.Instances.Count, names);
        return new JoinAnswer(
            member.Id,
            options.Value.Heartbeat.TotalSeconds,
            options.Value.Lease.TotalSeconds,
            Convert.ToBase64String(authority.Root.RawData),
            signed.Value,
            addresses.ControlGrpc?.Port,
            links.To("/").ToString(),
            states.For(member, filesKnown: null));
    }

    public Outcome<RenewAnswer> Renew(RenewRequest asked)
    {
        if (leases.Find(asked.Member) is not { } member)
        {
            return MemberLeases.NotKnown;
        }
        if (!AreWhole(asked.Certificates))
        {
            return Gaps;
        }
        if (asked.Certificates.FirstOrDefault(wish => member.Find(wish.Domain, wish.Workload) is null) is { } foreign)
        {
            return Foreign(foreign.Domain, foreign.Workload);
        }
        var signed = Sign(asked.Certificates);
        return signed.Refusal is { } refusal ? refusal : new RenewAnswer(signed.Value);
    }

    private static Refusal.Invalid Gaps { get; } = new("certificates", "Lists of certificates and instances have no gaps, and there is a certificate at least.");

    private static bool AreWhole(IReadOnlyList<CertificateWish?> wishes) => wishes.Count > 0 && !wishes.Contains(null);

    private Refusal? Refuse(JoinRequest asked)
    {
        if (asked.Name.Length is 0 or > LongestName || !asked.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'))
        {
            return new Refusal.Invalid("name", $"Mesh:Name takes 1 to {LongestName} letters, digits, dots, dashes and underscores.");
        }
        if (!AreWhole(asked.Certificates) || asked.Instances.Contains(null!))
        {
            return Gaps;
        }
        if (asked.Certificates.Count > MostWorkloads || asked.Instances.Count > MostInstances || asked.Certificates.DistinctBy(wish => (wish.Domain, wish.Workload)).Count() < asked.Certificates.Count)
        {
            return new Refusal.Invalid("certificates", $"A process joins with 1 to {MostWorkloads} workloads, each once, and at most {MostInstances} instances.");
        }
        if (asked.Certificates.FirstOrDefault(wish => joinable.Find(wish.Domain, wish.Workload) is null) is { } foreign)
        {
            return Foreign(foreign.Domain, foreign.Workload);
        }
        foreach (var instance in asked.Instances)
        {
            if (!asked.Certificates.Any(wish => wish.Domain == instance.Domain && wish.Workload == instance.Workload))
            {
                return Foreign(instance.Domain, instance.Workload);
            }
            if (instance.Port is < 1 or > ushort.MaxValue || !instance.Name.StartsWith($"{instance.Workload}-", StringComparison.Ordinal) || instance.Name.Length > 2 * LongestName)
            {
                return new Refusal.Invalid("instances", $"An instance of {instance.Workload} has a port from 1 to {ushort.MaxValue} and a name that begins with {instance.Workload}-.");
            }
        }
        return null;
    }

    private Outcome<SignedCertificate[]> Sign(IReadOnlyList<CertificateWish> wishes)
    {
        var signed = new List<SignedCertificate>(wishes.Count);
        foreach (var wish in wishes)
        {
            if (KeyOf(wish) is not { } key)
            {
                return new Refusal.Invalid("certificates", $"The certification request of {wish.Workload} takes PKCS #10 in DER and base64, with a key on P-256 and signed by it.");
            }
            using var certificate = authority.Sign(new SpiffeId(wish.Domain, wish.Workload), key);
            signed.Add(new SignedCertificate(wish.Domain, wish.Workload, Convert.ToBase64String(certificate.RawData)));
        }
        return signed.ToArray();
    }

    /// <summary>Null: whoever asks has not shown that they hold the key, or it is of a kind that is not taken.</summary>
    private static PublicKey? KeyOf(CertificateWish wish)
    {
        try
        {
            var key = CertificateRequest.LoadSigningRequest(Convert.FromBase64String(wish.Request), HashAlgorithmName.SHA256).PublicKey;
            using var curve = key.GetECDsaPublicKey();
            return curve?.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? key : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static async Task<bool> IsAtAsync(string host, IPAddress? remote, CancellationToken cancellationToken)
    {
        if (remote is null || Uri.CheckHostName(host.Trim('[', ']')) is UriHostNameType.Unknown)
        {
            return false;
        }
        try
        {
            var named = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
            return Array.Exists(named, address => Plain(address).Equals(Plain(remote)) || (IPAddress.IsLoopback(address) && IPAddress.IsLoopback(remote)));
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private Refusal.Forbidden Foreign(string domain, string workload) => new(
        "workload_foreign", $"{domain}/{workload} is no workload that other processes may run. Those are: {string.Join(", ", joinable.Names)}. Mesh:JoinWorkloads says which.");
}
