namespace Portal.Api.Mesh.Telemetry.Graph;

/// <summary>What the nodes of a graph are: all versions of an app in one, each version of it, or each workload.</summary>
public enum GraphBy
{
    Workload,
    VersionedApp,
    App,
}

public enum MeshNodeKind
{
    /// <summary>Where calls of clients come in.</summary>
    Gateway,

    /// <summary>A workload, a version of an app, or an app, as was asked.</summary>
    Workload,

    /// <summary>A service of the mesh that was called while no instance of it was reached.</summary>
    Service,

    /// <summary>A service that is not of the mesh.</summary>
    Outside,

    /// <summary>Whatever was called and is no service.</summary>
    Unknown,
}

/// <summary>Idle: no calls in the span of time. Degraded: some calls failed, or many were refused. Failing: every tenth call failed, or more.</summary>
public enum MeshHealth
{
    Idle,
    Ok,
    Degraded,
    Failing,
}

/// <summary>
/// Who called whom from one moment up to another. Whatever was used in the hour before is there, idle or not, so that a graph keeps its shape.
/// </summary>
/// <param name="Live">Up to now, and not a look back.</param>
public sealed record MeshGraphView(
    DateTimeOffset From, DateTimeOffset To, bool Live, GraphBy By, IReadOnlyList<MeshNodeView> Nodes, IReadOnlyList<MeshEdgeView> Edges);

/// <param name="Id">Stable, unique in its graph: domain and name.</param>
/// <param name="Domain">Null: it is of none.</param>
/// <param name="Version">Value of the label; null where there is none, or several are in one.</param>
/// <param name="Inbound">Of all that called it.</param>
/// <param name="Outbound">Of all that it called.</param>
public sealed record MeshNodeView(
    string Id, string Name, string? Domain, string? Version, MeshNodeKind Kind, MeshHealth Health, MeshRatesView Inbound, MeshRatesView Outbound);

/// <param name="Id">Both ids, with an arrow between them.</param>
/// <param name="From">Id of the node that called.</param>
/// <param name="To">Id of the node that was called.</param>
public sealed record MeshEdgeView(string Id, string From, string To, MeshHealth Health, MeshRatesView Rates);

/// <summary>Shares are from 0 to 1; latencies are null where there were no calls.</summary>
/// <param name="ErrorShare">5xx, and calls without an answer.</param>
/// <param name="ClientErrorShare">4xx.</param>
/// <param name="MutualTlsShare">By mutual TLS between two sidecars, of those that came to an instance; null: none did.</param>
public sealed record MeshRatesView(
    long Requests, double PerSecond, double ErrorShare, double ClientErrorShare, double? MutualTlsShare, double? P50Ms, double? P95Ms, double? P99Ms);
