namespace Portal.Api.Traffic.Traces;

/// <summary>A call that was let in, and every hop it made.</summary>
internal sealed record TracedCall(
    string TraceId,
    string RequestId,
    string? SpanId,
    string Door,
    string? Source,
    string? ApplicationName,
    DateTimeOffset StartedAt,
    string Method,
    string Target,
    int Status,
    long DurationMicros,
    string? RefusalCode,
    IReadOnlyList<TraceHop> Hops)
{
    /// <summary>A record that was written where a hop arrived knows the call's end there alone; the hop, where it began, knows all of it.</summary>
    public static TracedCall Of(RequestRecord record, IReadOnlyList<TraceHop> hops)
    {
        var led = hops.FirstOrDefault(hop => hop.SpanId == record.SpanId);
        return new(
            record.TraceId,
            record.RequestId,
            record.SpanId,
            record.Door,
            record.Source,
            record.ApplicationName,
            led?.StartedAt ?? record.StartedAt,
            record.Method,
            record.Target,
            record.Status,
            led?.DurationMicros ?? record.DurationMicros,
            record.RefusalCode,
            hops);
    }
}
