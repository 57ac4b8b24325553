using Portal.Api.Mesh.Telemetry.Graph;

namespace Portal.Mesh;

/// <summary>The small plate on a line: a lock where all is mutual TLS, a sign where something is wrong, and the rate.</summary>
internal readonly record struct EdgeLabel(MeshEdgeView Edge)
{
    private const double Side = 9;
    private const double Character = 6.9;

    public string Words => MeshWords.Rate(Edge.Rates.PerSecond);

    public bool IsLocked => Edge.Rates is { Requests: > 0, MutualTlsShare: 1 };

    /// <summary>Middle of the sign.</summary>
    public double SignAt => Side + 5 + (IsLocked ? 14 : 0);

    public double TextAt => Side + (IsLocked ? 13 : 0) + (HasSign ? 15 : 0);

    public double Width => TextAt + (Character * Words.Length) + Side - 2;

    private bool HasSign => Edge.Health is MeshHealth.Degraded or MeshHealth.Failing;
}
