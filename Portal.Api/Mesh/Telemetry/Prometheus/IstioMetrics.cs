using Portal.Api.Mesh.Telemetry.Edges;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary>Istio's standard metrics of all edges, so that Kiali and Istio's dashboards show this mesh as they show any.</summary>
internal sealed class IstioMetrics(MeshTelemetry telemetry, WorkloadDirectory workloads)
{
    public void Write(PrometheusText text)
    {
        var series = All();
        text.Family("istio_requests_total", "counter", "Requests, by source, destination and how they ended.");
        series.ForEach(one => text.Sample("istio_requests_total", one.Labels, one.Series.Milliseconds.Count));
        Histogram(text, series, "istio_request_duration_milliseconds", "Duration of requests in milliseconds.", one => one.Milliseconds);
        Histogram(text, series, "istio_request_bytes", "Size of request bodies in bytes.", one => one.RequestBytes);
        Histogram(text, series, "istio_response_bytes", "Size of response bodies in bytes.", one => one.ResponseBytes);
    }

    private List<(string Labels, IstioSeries Series)> All() =>
    [
        .. from edge in telemetry.Edges.OrderBy(edge => edge.Key.ToString(), StringComparer.Ordinal)
           let home = edge.Key.Domain is null ? workloads.Behind(edge.Key.Service)?.Domain : null
           from series in edge.Totals()
           from atSource in series.End.Arrived && edge.Key.Workload is not null ? Both : SourceOnly
           select (PrometheusText.Labels(IstioLabels.Of(edge, series.End, atSource, home)), series),
    ];

    private static readonly bool[] Both = [true, false];
    private static readonly bool[] SourceOnly = [true];

    private static void Histogram(PrometheusText text, List<(string Labels, IstioSeries Series)> all, string name, string help, Func<IstioSeries, BucketHistogram> of)
    {
        text.Family(name, "histogram", help);
        all.ForEach(one => text.Histogram(name, one.Labels, of(one.Series)));
    }
}
