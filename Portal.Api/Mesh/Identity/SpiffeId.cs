using System.Diagnostics.CodeAnalysis;

namespace Portal.Api.Mesh.Identity;

/// <summary>Who a workload is, as Istio writes it by SPIFFE (SPIFFE-ID, section 2): <c>spiffe://travelz/ns/{namespace}/sa/{workload}</c>.</summary>
internal sealed record SpiffeId(string Namespace, string Workload)
{
    public const string TrustDomain = "travelz";

    private const string Start = $"spiffe://{TrustDomain}/ns/";
    private const string Middle = "/sa/";

    /// <summary>Without the scheme: what AuthorizationPolicy calls a principal.</summary>
    public string Principal { get; } = $"{TrustDomain}/ns/{Namespace}/sa/{Workload}";

    public static SpiffeId Of(WorkloadIdentity identity) => new(identity.Domain, identity.Workload);

    /// <summary>Of another trust domain, or in another form: false.</summary>
    public static bool TryParse(string? uri, [NotNullWhen(true)] out SpiffeId? id)
    {
        id = null;
        if (uri?.StartsWith(Start, StringComparison.Ordinal) is not true || uri.IndexOf(Middle, Start.Length, StringComparison.Ordinal) is not (> 0 and var at))
        {
            return false;
        }
        var (home, workload) = (uri[Start.Length..at], uri[(at + Middle.Length)..]);
        if (home.Length == 0 || workload.Length == 0 || home.Contains('/') || workload.Contains('/'))
        {
            return false;
        }
        id = new SpiffeId(home, workload);
        return true;
    }

    public override string ToString() => $"spiffe://{Principal}";
}
