using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Telemetry.Edges;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary>Labels of Istio's standard metrics. Kiali skips a series that lacks one, so what is not known says so.</summary>
internal static class IstioLabels
{
    private const string Unknown = EdgeKey.Unknown;

    /// <param name="home">Domain of the service that was called, where no instance was reached.</param>
    public static IEnumerable<(string Name, string Value)> Of(EdgeSeries edge, CallEnd end, bool atSource, string? home)
    {
        var key = edge.Key;
        var source = edge.Workloads.Source;
        var destination = edge.Workloads.Destination;
        var domain = key.Domain ?? home ?? Unknown;
        return
        [
            ("reporter", atSource ? "source" : "destination"),
            ("source_workload", key.Source),
            ("source_workload_namespace", key.SourceDomain),
            ("source_principal", Principal(end, key.Source, key.SourceDomain)),
            ("source_app", source.App),
            ("source_version", source.Version ?? Unknown),
            ("source_canonical_service", source.App),
            ("source_canonical_revision", source.Version ?? "latest"),
            ("destination_workload", key.Workload ?? Unknown),
            ("destination_workload_namespace", key.Domain ?? Unknown),
            ("destination_principal", Principal(end, key.Workload, key.Domain)),
            ("destination_app", destination?.App ?? Unknown),
            ("destination_version", key.Version ?? Unknown),
            ("destination_service", key.Service == Unknown ? Unknown : key.IsOutside ? key.Service : $"{key.Service}.{domain}.svc.cluster.local"),
            ("destination_service_name", key.Service),
            ("destination_service_namespace", domain),
            ("destination_canonical_service", destination?.App ?? Unknown),
            ("destination_canonical_revision", key.Version ?? (destination is null ? Unknown : "latest")),
            ("request_protocol", end.IsGrpc ? "grpc" : "http"),
            ("response_code", end.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("response_flags", end.Flags),
            // As in Istio, only the called side can say how the connection was secured.
            ("connection_security_policy", atSource ? Unknown : end.IsMutualTls ? "mutual_tls" : "none"),
        ];
    }

    private static string Principal(CallEnd end, string? workload, string? domain) =>
        end.IsMutualTls && workload is not null && domain is not null ? new SpiffeId(domain, workload).ToString() : Unknown;
}
