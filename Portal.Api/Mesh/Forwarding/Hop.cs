using Portal.Api.Mesh.Routing;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>What becomes known of a hop while it is made.</summary>
internal sealed class Hop(MeshCall call, string spanId, DateTimeOffset startedAt, long started)
{
    public MeshCall Call => call;

    public string SpanId => spanId;

    public long Started => started;

    public CompiledRoute? Route { get; set; }

    public CompiledDestination? Destination { get; set; }

    public InstancePick? Pick { get; set; }

    public long ResponseBytes { get; set; }

    public long RequestBytes { get; set; }

    public int Status { get; set; }

    public List<HopStep> Steps { get; } = [];

    public string Flags { get; set; } = "-";

    public MeshResult ToResult() =>
        new(Status, Pick?.Instance.Version, Destination?.Subset, Route?.VirtualService, ResponseBytes, Flags);

    public TraceHop ToTrace(string method, TimeSpan duration) => new()
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
        Method = method,
        Path = call.Path,
        StartedAt = startedAt,
        DurationMicros = (long)duration.TotalMicroseconds,
        Status = Status,
        Flags = Flags,
        SourceDomain = call.Source.Domain,
        Workload = Pick?.Instance.Identity?.Workload,
        Domain = Pick?.Instance.Identity?.Domain,
        RequestBytes = RequestBytes,
        ResponseBytes = ResponseBytes,
        Steps = Steps,
    };
}
