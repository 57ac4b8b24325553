namespace Portal.Api.Mesh.Istio;

/// <summary>Istio's ServiceEntry: servers that the mesh did not start, by the hosts they are called by.</summary>
internal sealed record ServiceEntry(
    string Name, string Namespace, IReadOnlyList<string> Hosts, IReadOnlyList<ServicePort> Ports, ServiceResolution Resolution, IReadOnlyList<ServiceEndpoint> Endpoints, FileSpot Source)
{
    /// <summary>Its servers have sidecars of the mesh (MESH_INTERNAL).</summary>
    public bool IsInside { get; init; }
}

/// <summary><see cref="TargetPort"/> is where servers listen for it, unless an endpoint says another.</summary>
internal sealed record ServicePort(int Number, string Name, string Protocol, int TargetPort);

internal enum ServiceResolution
{
    /// <summary>Endpoints are addresses.</summary>
    Static,

    /// <summary>Endpoints are names; without any, the host itself is one.</summary>
    Dns,
}

/// <summary>A server. <see cref="Ports"/> are its own, by the names of the entry's ports.</summary>
internal sealed record ServiceEndpoint(string Address, IReadOnlyDictionary<string, int> Ports, IReadOnlyDictionary<string, string> Labels, string? ServiceAccount);
