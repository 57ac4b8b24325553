namespace Portal.Api.Mesh.Telemetry.Detail;

/// <summary>An object of the mesh's configuration that is in force and speaks of a node.</summary>
/// <param name="Kind">Such as VirtualService.</param>
/// <param name="Where">File and line.</param>
/// <param name="Words">What it says, a line for each of its rules.</param>
public sealed record MeshRuleView(string Kind, string Name, string Where, IReadOnlyList<string> Words);
