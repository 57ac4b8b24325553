using Portal.Api.Access.Calls;
using Portal.Api.Mesh.Routing;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>What becomes known of a hop while it is made.</summary>
internal sealed class Hop(MeshCall call, string spanId, DateTimeOffset startedAt, long started)
{
    // Most hops have nothing to tell.
    private List<HopStep>? _steps;

    public MeshCall Call => call;

    public string SpanId => spanId;

    public long Started => started;

    public CompiledRoute? Route { get; set; }

    public CompiledDestination? Destination { get; set; }

    public InstancePick? Pick { get; set; }

    /// <summary>Path and query as the instance receives them.</summary>
    public string SentPath { get; set; } = call.Path;

    public string SentAuthority { get; set; } = call.Outside?.Authority ?? call.Authority;

    public bool IsMutualTls { get; set; }

    /// <summary>The called workload's sidecar has kept the record of the call.</summary>
    public bool IsRecordedThere { get; set; }

    public long ResponseBytes { get; set; }

    public long RequestBytes { get; set; }

    public int Status { get; set; }

    public List<HopStep> Steps => _steps ??= [];

    public string Flags { get; set; } = "-";

    public MeshResult ToResult() =>
        new(Status, Pick?.Instance.Version, Destination?.Subset, Route?.VirtualService, ResponseBytes, Flags) { IsRecordedThere = IsRecordedThere };

    public TraceHop ToTrace(HttpRequest request, TimeSpan duration) => new()
    {
        TraceId = call.TraceId,
        SpanId = spanId,
        ParentSpanId = call.ParentSpanId,
        Source = call.Source.Workload,
        Destination = Destination?.Host ?? HostName.Service(call.Authority),
        Subset = Destination?.Subset,
        Version = Pick?.Instance.Version,
        Instance = Pick?.ToString(),
        VirtualService = Route?.VirtualService,
        Rule = Route?.Words,
        Method = request.Method,
        Protocol = request.Protocol,
        IsGrpc = GrpcCall.Is(request),
        IsRehearsed = call.Rehearsal is not null,
        Path = call.Told,
        StartedAt = startedAt,
        DurationMicros = (long)duration.TotalMicroseconds,
        Status = Status,
        Flags = Flags,
        SourceDomain = call.Source.Domain,
        Workload = Pick?.Instance.Identity?.Workload,
        Domain = Pick?.Instance.Identity?.Domain,
        IsMutualTls = IsMutualTls,
        RequestBytes = RequestBytes,
        ResponseBytes = ResponseBytes,
        Steps = _steps as IReadOnlyList<HopStep> ?? [],
    };

    /// <summary>The hop that a copy of this one's call took.</summary>
    public TraceHop ToMirror(string span, InstancePick pick, bool isMutualTls, DateTimeOffset at, TimeSpan duration, int status, string flags) => new()
    {
        TraceId = call.TraceId,
        SpanId = span,
        ParentSpanId = spanId,
        Source = call.Source.Workload,
        SourceDomain = call.Source.Domain,
        Destination = pick.Instance.Host,
        Version = pick.Instance.Version,
        Instance = pick.ToString(),
        Workload = pick.Instance.Identity?.Workload,
        Domain = pick.Instance.Identity?.Domain,
        VirtualService = Route?.VirtualService,
        Rule = "mirror",
        Method = "",
        Path = SafeTarget.Of(SentPath),
        StartedAt = at,
        DurationMicros = (long)duration.TotalMicroseconds,
        Status = status,
        Flags = flags,
        IsMutualTls = isMutualTls,
    };
}
