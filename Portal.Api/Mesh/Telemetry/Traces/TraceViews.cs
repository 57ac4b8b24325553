using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Traces;

/// <summary>A call in a list of traces.</summary>
/// <param name="RequestId">Of its record; null for readers who may not see records.</param>
/// <param name="Caller">The application, where the reader may know, or the workload that began it.</param>
/// <param name="Services">That were called on the way, in order of name.</param>
/// <param name="Errors">Hops that failed.</param>
public sealed record TraceSummaryView(
    string TraceId,
    string? RequestId,
    DateTimeOffset StartedAt,
    double DurationMs,
    string Door,
    string? Caller,
    string Method,
    string Target,
    int Status,
    string? RefusalCode,
    int Hops,
    int Errors,
    IReadOnlyList<string> Services);

/// <summary>Newest first.</summary>
public sealed record TraceListView(IReadOnlyList<TraceSummaryView> Traces);

/// <summary>All calls that came with one trace id: mostly one.</summary>
public sealed record TraceView(string TraceId, IReadOnlyList<TracedCallView> Calls);

/// <summary>A call and its hops, in the order of their tree.</summary>
public sealed record TracedCallView(TraceSummaryView Call, IReadOnlyList<TraceSpanView> Spans);

/// <summary>One hop between two workloads. <see cref="Depth"/> 0 is the first; offsets and durations are milliseconds, from the start of the call or of what led to it.</summary>
/// <param name="Destination">Host that was called.</param>
/// <param name="Workload">That was reached; null: none was, or it is not of the mesh.</param>
/// <param name="Rule">Which rule of the virtual service decided, in words.</param>
/// <param name="Status">0: there was no answer.</param>
/// <param name="Flags">Envoy's response flags, or <c>-</c>.</param>
public sealed record TraceSpanView(
    int Depth,
    string SpanId,
    string? ParentSpanId,
    string Source,
    string? SourceDomain,
    string Destination,
    string? Workload,
    string? Domain,
    string? Subset,
    string? Version,
    string? Instance,
    string? VirtualService,
    string? Rule,
    string Method,
    string Path,
    double OffsetMs,
    double DurationMs,
    int Status,
    string Flags,
    bool MutualTls,
    long RequestBytes,
    long ResponseBytes,
    IReadOnlyList<HopStepView> Steps);
