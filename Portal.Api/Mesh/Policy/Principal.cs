using Portal.Api.Mesh.Identity;

namespace Portal.Api.Mesh.Policy;

/// <summary>Names of callers in policies. <c>cluster.local</c> means the mesh's own trust domain, whatever that is called, as in Istio.</summary>
internal static class Principal
{
    private const string OwnDomain = "cluster.local/";

    public static IReadOnlyList<string> Known(IReadOnlyList<string> written) => [.. written.Select(name =>
        name.StartsWith(OwnDomain, StringComparison.Ordinal) ? $"{SpiffeId.TrustDomain}/{name[OwnDomain.Length..]}" : name)];
}
