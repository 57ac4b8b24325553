using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Export;

/// <summary>Spans as OTLP's ExportTraceServiceRequest in its JSON form: ids in hex, 64 bit numbers as text.</summary>
internal static class OtlpJson
{
    private const int Server = 2;
    private const int Client = 3;
    private const int Failed = 2;

    public static byte[] Write(IReadOnlyList<OtlpSpan> spans)
    {
        var bytes = new ArrayBufferWriter<byte>(spans.Count * 1024);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("resourceSpans");
            foreach (var resource in spans.GroupBy(span => span.Resource))
            {
                Write(json, resource.Key.Service, resource.Key.Namespace, resource);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string service, string? domain, IEnumerable<OtlpSpan> spans)
    {
        json.WriteStartObject();
        json.WriteStartObject("resource");
        Attributes(json, [("service.name", service), ("service.namespace", domain)]);
        json.WriteEndObject();
        json.WriteStartArray("scopeSpans");
        json.WriteStartObject();
        json.WriteStartObject("scope");
        json.WriteString("name", "travelz.mesh");
        json.WriteEndObject();
        json.WriteStartArray("spans");
        foreach (var span in spans)
        {
            if (span.Hop is { } hop)
            {
                Write(json, hop);
            }
            else
            {
                Write(json, span.Call!);
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TraceHop hop)
    {
        json.WriteStartObject();
        var start = Head(json, hop.TraceId, hop.SpanId, hop.ParentSpanId, $"{hop.Method} {hop.Destination}", Client, hop.StartedAt, hop.DurationMicros);
        Attributes(json,
        [
            ("http.request.method", hop.Method),
            ("http.response.status_code", hop.Status == 0 ? null : hop.Status),
            ("http.request.body.size", hop.RequestBytes),
            ("http.response.body.size", hop.ResponseBytes),
            ("url.path", SpanPath.Of(hop.Path)),
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
        Events(json, start, hop.Steps.Select(step => (step.Kind, step.Name, step.Verdict, step.Passed)));
        End(json, TrafficSlot.IsError(hop));
    }

    /// <summary>What its ledger says was looked at is not told: it may name people and addresses.</summary>
    private static void Write(Utf8JsonWriter json, RequestRecord call)
    {
        json.WriteStartObject();
        var start = Head(json, call.TraceId, call.SpanId!, call.ParentSpanId, call.Api is null ? call.Method : $"{call.Method} {call.Api}", Server, call.StartedAt, call.DurationMicros);
        Attributes(json,
        [
            ("http.request.method", call.Method),
            ("http.response.status_code", call.Status == 0 ? null : call.Status),
            ("http.request.body.size", call.RequestBytes),
            ("http.response.body.size", call.ResponseBytes),
            ("url.path", SpanPath.Of(call.Target)),
            ("travelz.request_id", call.RequestId),
            ("travelz.api", call.Api),
            ("travelz.version", call.Version),
            ("travelz.operation", call.Operation),
            ("travelz.application", call.ApplicationId?.ToString()),
            ("error.type", call.RefusalCode),
        ]);
        Events(json, start, call.Ledger.Select(step => ("ledger", step.Step, step.Verdict, step.Passed)));
        End(json, call.Status >= 500);
    }

    private static long Head(Utf8JsonWriter json, string trace, string span, string? parent, string name, int kind, DateTimeOffset startedAt, long micros)
    {
        var start = (startedAt.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * 100;
        json.WriteString("traceId", trace);
        json.WriteString("spanId", span);
        if (parent is not null)
        {
            json.WriteString("parentSpanId", parent);
        }
        json.WriteString("name", name);
        json.WriteNumber("kind", kind);
        json.WriteString("startTimeUnixNano", Text(start));
        json.WriteString("endTimeUnixNano", Text(start + (micros * 1000)));
        return start;
    }

    private static void End(Utf8JsonWriter json, bool failed)
    {
        json.WriteStartObject("status");
        if (failed)
        {
            json.WriteNumber("code", Failed);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Events(Utf8JsonWriter json, long start, IEnumerable<(string Kind, string Name, string Verdict, bool Passed)> steps)
    {
        json.WriteStartArray("events");
        foreach (var (kind, name, verdict, passed) in steps)
        {
            json.WriteStartObject();
            json.WriteString("timeUnixNano", Text(start));
            json.WriteString("name", kind);
            Attributes(json, [("name", name), ("verdict", verdict), ("passed", passed ? "true" : "false")]);
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

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
