namespace Portal.Api.Traffic;

/// <summary>A call in a list.</summary>
public sealed record RequestSummaryView(
    string RequestId,
    DateTimeOffset StartedAt,
    string Door,
    string Method,
    string Target,
    int Status,
    double DurationMs,
    string? Api,
    string? Version,
    string? Operation,
    Guid? ApplicationId,
    string? ApplicationName,
    string? Source,
    string? RefusalCode,
    CallKind Kind);

/// <summary>A call with everything that is known of it: the record, the ledger of what was checked, and the route it took.</summary>
public sealed record RequestView(
    RequestSummaryView Request,
    string TraceId,
    long RequestBytes,
    long ResponseBytes,
    IReadOnlyList<LedgerStep> Ledger,
    IReadOnlyList<HopView> Route);

/// <summary>
/// One hop, in the order of the tree: <see cref="Depth"/> 0 is the hop out of the gateway. Offsets and durations are milliseconds
/// from the start of the call.
/// </summary>
public sealed record HopView(
    int Depth,
    string Source,
    string Destination,
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
    IReadOnlyList<HopStepView> Steps);

/// <summary>
/// What a sidecar did or decided on a hop. <see cref="Kind"/>: attempt, fault, mirror or ejected on the way out; peer, authorization or
/// interdomain on the way in.
/// </summary>
public sealed record HopStepView(string Kind, string Name, string Verdict, bool Passed, double DurationMs);
