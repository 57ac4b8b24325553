using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Export;

/// <summary>Hops as OTLP's ExportTraceServiceRequest in its JSON form: ids in hex, 64 bit numbers as text.</summary>
internal static class OtlpJson
{
    private const int Client = 3;
    private const int Failed = 2;

    public static byte[] Write(IReadOnlyList<TraceHop> hops)
    {
        var bytes = new ArrayBufferWriter<byte>(hops.Count * 1024);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("resourceSpans");
            foreach (var source in hops.GroupBy(hop => (hop.Source, hop.SourceDomain)))
            {
                Write(json, source.Key.Source, source.Key.SourceDomain, source);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string source, string? domain, IEnumerable<TraceHop> hops)
    {
        json.WriteStartObject();
        json.WriteStartObject("resource");
        Attributes(json, [("service.name", source), ("service.namespace", domain)]);
        json.WriteEndObject();
        json.WriteStartArray("scopeSpans");
        json.WriteStartObject();
        json.WriteStartObject("scope");
        json.WriteString("name", "travelz.mesh");
        json.WriteEndObject();
        json.WriteStartArray("spans");
        foreach (var hop in hops)
        {
            Write(json, hop);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TraceHop hop)
    {
        var start = Nanoseconds(hop.StartedAt);
        json.WriteStartObject();
        json.WriteString("traceId", hop.TraceId);
        json.WriteString("spanId", hop.SpanId);
        if (hop.ParentSpanId is { } parent)
        {
            json.WriteString("parentSpanId", parent);
        }
        json.WriteString("name", $"{hop.Method} {hop.Destination}");
        json.WriteNumber("kind", Client);
        json.WriteString("startTimeUnixNano", Text(start));
        json.WriteString("endTimeUnixNano", Text(start + (hop.DurationMicros * 1000)));
        Attributes(json,
        [
            ("http.request.method", hop.Method),
            ("http.response.status_code", hop.Status == 0 ? null : hop.Status),
            ("http.request.body.size", hop.RequestBytes),
            ("http.response.body.size", hop.ResponseBytes),
            ("url.path", SpanPath.Of(hop)),
            ("server.address", hop.Destination),
            ("peer.service", hop.Workload ?? hop.Destination),
            ("istio.namespace", hop.Domain),
            ("istio.canonical_revision", hop.Version),
            ("response_flags", hop.Flags),
            ("mesh.instance", hop.Instance),
            ("mesh.subset", hop.Subset),
            ("mesh.virtual_service", hop.VirtualService),
            ("mesh.mutual_tls", hop.IsMutualTls ? "true" : "false"),
        ]);
        Events(json, hop, start);
        json.WriteStartObject("status");
        if (TrafficSlot.IsError(hop))
        {
            json.WriteNumber("code", Failed);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Events(Utf8JsonWriter json, TraceHop hop, long start)
    {
        json.WriteStartArray("events");
        foreach (var step in hop.Steps)
        {
            json.WriteStartObject();
            json.WriteString("timeUnixNano", Text(start));
            json.WriteString("name", step.Kind);
            Attributes(json, [("name", step.Name), ("verdict", step.Verdict), ("passed", step.Passed ? "true" : "false")]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Attributes(Utf8JsonWriter json, ReadOnlySpan<(string Key, object? Value)> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var (key, value) in attributes)
        {
            if (value is null)
            {
                continue;
            }
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteStartObject("value");
            json.WriteString(value is string ? "stringValue" : "intValue", Convert.ToString(value, CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static long Nanoseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * 100;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
