using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Export;

/// <summary>A line of JSON for every hop, by the names that Envoy's sidecars in Istio use.</summary>
internal sealed class AccessLog(IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<AccessLog> logger)
    : Drain<TraceHop>(!string.IsNullOrEmpty(options.Value.AccessLog), clock, logger), IHopObserver
{
    private readonly string _file = options.Value.AccessLog ?? "";

    public void Observe(TraceHop hop) => Take(hop);

    protected override async Task<bool> HandOnAsync(IReadOnlyList<TraceHop> items, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = _file == "-" ? Console.OpenStandardOutput() : new FileStream(_file, FileMode.Append, FileAccess.Write, FileShare.Read);
            foreach (var hop in items)
            {
                await stream.WriteAsync(Line(hop), cancellationToken);
            }
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.AccessLogNotWritten(_file, exception.Message);
            return false;
        }
    }

    internal static byte[] Line(TraceHop hop)
    {
        using var line = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("start_time", hop.StartedAt.UtcDateTime);
            json.WriteString("method", hop.Method);
            json.WriteString("path", SpanPath.Of(hop.Path));
            json.WriteString("protocol", hop.Protocol);
            json.WriteNumber("response_code", hop.Status);
            json.WriteString("response_flags", hop.Flags);
            json.WriteNumber("bytes_received", hop.RequestBytes);
            json.WriteNumber("bytes_sent", hop.ResponseBytes);
            json.WriteNumber("duration", hop.DurationMicros / 1000);
            json.WriteString("authority", hop.Destination);
            json.WriteString("route_name", hop.VirtualService ?? "default");
            json.WriteString("upstream_cluster", $"outbound|80|{hop.Subset}|{hop.Destination}{(hop.Domain is null ? "" : $".{hop.Domain}.svc.cluster.local")}");
            json.WriteString("upstream_host", hop.Instance);
            json.WriteString("downstream_peer", hop.Source);
            json.WriteString("trace_id", hop.TraceId);
            json.WriteString("span_id", hop.SpanId);
            json.WriteEndObject();
        }
        line.WriteByte((byte)'\n');
        return line.ToArray();
    }
}

/// <summary>What of a path is told to others: no query, in which a caller may have put a key.</summary>
internal static class SpanPath
{
    public static string Of(string path) => path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? path[..query] : path;
}
