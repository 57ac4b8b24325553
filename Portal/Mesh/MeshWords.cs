using System.Globalization;
using Portal.Api.Catalog.Domains;
using Portal.Api.Mesh.Telemetry.Graph;
using Portal.Catalog;
using Portal.Ui;

namespace Portal.Mesh;

/// <summary>Figures of the mesh in words and tones.</summary>
internal static class MeshWords
{
    public static string Rate(double perSecond) => perSecond switch
    {
        0 => "0/s",
        < 0.095 => perSecond.ToString("0.00", CultureInfo.InvariantCulture) + "/s",
        < 100 => perSecond.ToString("0.0", CultureInfo.InvariantCulture) + "/s",
        _ => perSecond.ToString("#,0", CultureInfo.InvariantCulture) + "/s",
    };

    public static string Percent(double share) => share switch
    {
        0 => "0%",
        < 0.001 => "<0.1%",
        1 => "100%",
        > 0.999 => ">99.9%",
        _ => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%",
    };

    public static string Milliseconds(double? value) => value switch
    {
        null => "–",
        < 0.005 => "<0.01 ms",
        < 0.995 => value.Value.ToString("0.00", CultureInfo.InvariantCulture) + " ms",
        < 9.95 => value.Value.ToString("0.0", CultureInfo.InvariantCulture) + " ms",
        < 10_000 => value.Value.ToString("#,0", CultureInfo.InvariantCulture) + " ms",
        _ => (value.Value / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " s",
    };

    public static Tone ToneOf(MeshHealth health) => health switch
    {
        MeshHealth.Ok => Tone.Ok,
        MeshHealth.Degraded => Tone.Warn,
        MeshHealth.Failing => Tone.Bad,
        _ => Tone.Neutral,
    };

    public static string Of(MeshHealth health) => health switch
    {
        MeshHealth.Ok => "healthy",
        MeshHealth.Degraded => "degraded",
        MeshHealth.Failing => "failing",
        _ => "idle",
    };

    public static string Title(MeshNodeView node, GraphBy by) => by == GraphBy.VersionedApp && node.Version is { } version ? $"{node.Name} {version}" : node.Name;

    /// <param name="isCalled">By anybody: who only calls is where people come in.</param>
    public static string Icon(MeshNodeKind kind, bool isCalled) => kind switch
    {
        MeshNodeKind.Workload when !isCalled => "globe",
        MeshNodeKind.Gateway => "network",
        MeshNodeKind.Service => "box",
        MeshNodeKind.Outside => "external-link",
        MeshNodeKind.Unknown => "circle-help",
        _ => "activity",
    };

    public static string Kind(MeshNodeView node, IReadOnlyList<DomainView> domains) => node.Kind switch
    {
        MeshNodeKind.Gateway => "gateway",
        MeshNodeKind.Service => "service, no instance reached",
        MeshNodeKind.Outside => "outside the mesh",
        MeshNodeKind.Unknown => "names that no service has",
        _ => node.Domain is { } domain ? Words.Domain(domain, domains) : "",
    };

    /// <summary>Read out where a line is seen.</summary>
    public static string Sentence(MeshEdgeView edge, string from, string to) => edge.Rates.Requests == 0
        ? $"{from} to {to}: no calls"
        : $"{from} to {to}: {Rate(edge.Rates.PerSecond)}, {Percent(edge.Rates.ErrorShare)} errors, p95 {Milliseconds(edge.Rates.P95Ms)}, {MutualTls(edge.Rates)}";

    public static string MutualTls(MeshRatesView rates) => rates switch
    {
        { Requests: 0 } => "–",
        { MutualTlsShare: null } => "no connection",
        { MutualTlsShare: 1 } => "mutual TLS",
        { MutualTlsShare: 0 } => "no mutual TLS",
        { MutualTlsShare: { } share } => $"{Percent(share)} mutual TLS",
    };
}
