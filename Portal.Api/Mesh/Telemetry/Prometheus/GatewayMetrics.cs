using System.Collections.Concurrent;
using System.Globalization;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary>
/// How long calls at the gateway take, by OpenTelemetry's <c>http.server.request.duration</c>. Operations are named as their contracts name them;
/// what no contract has is told by method and status alone.
/// </summary>
internal sealed class GatewayMetrics : IRequestObserver
{
    private const string Door = "gateway";
    private const string OtherMethod = "_OTHER";

    /// <summary>As OpenTelemetry's conventions advise, in seconds.</summary>
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE" };

    private readonly ConcurrentDictionary<(string Method, int Status, string? Api, string? Version, string? Operation, CallKind Kind), BucketHistogram> _series = new();

    public void Observe(RequestRecord record)
    {
        if (record.Door != Door)
        {
            return;
        }
        var key = (Methods.Contains(record.Method) ? record.Method : OtherMethod, record.Status, record.Api, record.Version, record.Operation, record.Kind);
        var histogram = _series.GetOrAdd(key, static _ => new BucketHistogram(Bounds));
        lock (histogram)
        {
            histogram.Add(record.DurationMicros / 1_000_000.0);
        }
    }

    public void Write(PrometheusText text)
    {
        const string name = "http_server_request_duration_seconds";
        text.Family(name, "histogram", "Duration of calls at the gateway in seconds.");
        foreach (var (key, histogram) in _series.OrderBy(series => series.Key.ToString(), StringComparer.Ordinal))
        {
            BucketHistogram copy;
            lock (histogram)
            {
                copy = histogram.Copy();
            }
            text.Histogram(name, PrometheusText.Labels(Labels(key.Method, key.Status, key.Api, key.Version, key.Operation, key.Kind)), copy);
        }
    }

    private static IEnumerable<(string Name, string Value)> Labels(string method, int status, string? api, string? version, string? operation, CallKind kind)
    {
        (string Name, string? Value)[] labels =
        [
            ("http_request_method", method),
            ("http_response_status_code", status.ToString(CultureInfo.InvariantCulture)),
            ("url_scheme", "http"),
            ("api", api),
            ("api_version", version),
            ("operation", operation),
            // Absent where a service was to answer: what the mock answered or somebody rehearsed is easily left out of an alert.
            ("call_kind", kind switch { CallKind.Mock => "mock", CallKind.Rehearsed => "rehearsed", _ => null }),
        ];
        return labels.Where(label => label.Value is not null).Select(label => (label.Name, label.Value!));
    }
}
