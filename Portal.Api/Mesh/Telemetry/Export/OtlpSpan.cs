using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Export;

/// <summary>What becomes a span: a hop that a workload or the gateway took (CLIENT), or a call that the gateway answered (SERVER).</summary>
internal readonly record struct OtlpSpan(TraceHop? Hop, RequestRecord? Call)
{
    public OtlpSpan(TraceHop hop)
        : this(hop, null)
    {
    }

    public OtlpSpan(RequestRecord call)
        : this(null, call)
    {
    }

    /// <summary>Whose span it is.</summary>
    public (string Service, string? Namespace) Resource => Hop is { } hop ? (hop.Source, hop.SourceDomain) : (MeshGateways.Edge.Workload, MeshGateways.Edge.Domain);
}
