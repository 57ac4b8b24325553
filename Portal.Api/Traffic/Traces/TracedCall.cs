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
    public static TracedCall Of(RequestRecord record, IReadOnlyList<TraceHop> hops) => new(
        record.TraceId,
        record.RequestId,
        record.SpanId,
        record.Door,
        record.Source,
        record.ApplicationName,
        record.StartedAt,
        record.Method,
        record.Target,
        record.Status,
        record.DurationMicros,
        record.RefusalCode,
        hops);
}
