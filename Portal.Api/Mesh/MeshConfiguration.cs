using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Policy;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh;

/// <summary>What one set of files says, compiled. Swapped whole, so that nobody sees the routes of one set and the policies of another.</summary>
internal sealed record MeshConfiguration(RouteTable Table, PolicyTable Policies, MeshObjects Objects)
{
    public static readonly MeshConfiguration Empty = new(RouteTable.Empty, PolicyTable.Empty, new MeshObjects([], [], []));

    /// <summary>Adds to the problems of the objects what is wrong with them together; with any, it is not to be put in force.</summary>
    public static MeshConfiguration Compile(MeshObjects objects, MeshConfiguration? before = null) =>
        new(RouteCompiler.Compile(objects, before?.Table), new PolicyTable(objects.PeerAuthentications, objects.AuthorizationPolicies), objects);
}
