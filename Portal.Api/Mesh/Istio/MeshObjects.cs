using Portal.Api.Mesh.GatewayApi;

namespace Portal.Api.Mesh.Istio;

/// <summary>A file of the mesh folder: its name there, and its text.</summary>
internal sealed record MeshFile(string Name, string Text);

/// <summary>What stands in a set of files, in the order of the files, and what is wrong with it.</summary>
internal sealed record MeshObjects(List<VirtualService> VirtualServices, List<DestinationRule> DestinationRules, List<MeshProblem> Problems)
{
    public List<Gateway> Gateways { get; } = [];

    public List<ServiceEntry> ServiceEntries { get; } = [];

    public List<PeerAuthentication> PeerAuthentications { get; } = [];

    public List<AuthorizationPolicy> AuthorizationPolicies { get; } = [];

    public List<HttpRoute> HttpRoutes { get; } = [];

    public static MeshObjects Of(IEnumerable<MeshObjects> parts)
    {
        var all = new MeshObjects([], [], []);
        foreach (var part in parts)
        {
            all.VirtualServices.AddRange(part.VirtualServices);
            all.DestinationRules.AddRange(part.DestinationRules);
            all.Problems.AddRange(part.Problems);
            all.Gateways.AddRange(part.Gateways);
            all.ServiceEntries.AddRange(part.ServiceEntries);
            all.PeerAuthentications.AddRange(part.PeerAuthentications);
            all.AuthorizationPolicies.AddRange(part.AuthorizationPolicies);
            all.HttpRoutes.AddRange(part.HttpRoutes);
        }
        return all;
    }
}
