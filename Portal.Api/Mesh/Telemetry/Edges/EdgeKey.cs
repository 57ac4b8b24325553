using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Edges;

/// <summary>
/// Who calls whom. <see cref="Service"/> is the host that was called; <see cref="Workload"/> and what follows it are those of the instance
/// that was reached, and null where none was. <see cref="IsOutside"/>: what was reached is not of the mesh.
/// </summary>
internal readonly record struct EdgeKey(string Source, string SourceDomain, string Service, string? Workload, string? Domain, string? Version, bool IsOutside)
{
    public const string Unknown = "unknown";

    /// <summary>For all that is too much to tell apart.</summary>
    public static readonly EdgeKey Other = new(Unknown, Unknown, Unknown, null, null, null, false);

    /// <param name="isKnown">The host is one that the mesh knows: a host that nobody answers for is whatever a caller made up.</param>
    public static EdgeKey Of(TraceHop hop, Func<string, bool> isKnown) => new(
        hop.Source,
        hop.SourceDomain ?? Unknown,
        hop.Instance is not null || hop.VirtualService is not null || isKnown(hop.Destination) ? hop.Destination : Unknown,
        hop.Workload,
        hop.Domain,
        hop.Version,
        hop.Instance is not null && hop.Workload is null);
}
