namespace Portal.Api.Mesh.Telemetry.Edges;

/// <summary>The labels of the workloads at both ends of an edge.</summary>
internal sealed record EdgeWorkloads(WorkloadNames Source, WorkloadNames? Destination);

/// <summary>The app that a workload is a version of, as its labels say, and which.</summary>
internal sealed record WorkloadNames(string App, string? Version);
