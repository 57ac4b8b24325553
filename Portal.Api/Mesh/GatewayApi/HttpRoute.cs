using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.GatewayApi;

/// <summary>The Gateway API's HTTPRoute: its rules in the terms of virtual services, with an order of its own among routes (<see cref="HttpRouteOrder"/>).</summary>
internal sealed record HttpRoute(
    string Name, string Namespace, IReadOnlyList<HttpRouteParent> Parents, IReadOnlyList<string> Hostnames, IReadOnlyList<HttpRule> Rules, FileSpot Source)
{
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>What a route is for: an edge, or the calls to a service from inside the mesh (GAMMA). <see cref="Port"/> null: whichever is called.</summary>
internal sealed record HttpRouteParent(string Name, string Namespace, bool IsService, int? Port);
