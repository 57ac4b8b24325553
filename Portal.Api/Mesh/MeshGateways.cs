namespace Portal.Api.Mesh;

/// <summary>Names that virtual services are bound to.</summary>
internal static class MeshGateways
{
    /// <summary>Istio's reserved name for all sidecars.</summary>
    public const string Mesh = "mesh";

    /// <summary>The edge that API clients call.</summary>
    public const string Partners = "partners";

    /// <summary>Who that edge is to the workloads that it calls.</summary>
    public static WorkloadIdentity Edge { get; } = new("gateway", "edge", new Dictionary<string, string>());
}
