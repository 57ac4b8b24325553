using Portal.Api.Mesh.Telemetry.Traces;

namespace Portal.Api.Mesh.Telemetry.Detail;

/// <summary>What more there is to say of one node or one edge of a graph.</summary>
/// <param name="Points">The hour before the end of what is looked at, minute by minute; of a node, what came in, or what went out where nothing does.</param>
/// <param name="Routes">What the configuration in force says of the way there.</param>
/// <param name="Policies">And of who may go it.</param>
/// <param name="Traces">The latest that went this way, newest first.</param>
public sealed record MeshDetailView(
    IReadOnlyList<MeshPointView> Points, IReadOnlyList<MeshRuleView> Routes, IReadOnlyList<MeshRuleView> Policies, IReadOnlyList<TraceSummaryView> Traces);

public sealed record MeshPointView(DateTimeOffset Minute, long Requests, long Errors);
