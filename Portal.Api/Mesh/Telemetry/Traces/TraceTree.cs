using Portal.Api.Identity;
using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Requests;
using Portal.Api.Traffic.Traces;

namespace Portal.Api.Mesh.Telemetry.Traces;

/// <summary>A kept call as people read it.</summary>
internal static class TraceTree
{
    /// <summary>Which partner called, and with which record, is for administrators.</summary>
    public static TraceSummaryView Summary(TracedCall call, Actor reader) => new(
        call.TraceId,
        reader.MayAdminister ? call.RequestId : null,
        call.StartedAt,
        call.DurationMicros / 1000.0,
        call.Door,
        reader.MayAdminister ? call.ApplicationName ?? call.Source : call.Source,
        call.Method,
        call.Target,
        call.Status,
        call.RefusalCode,
        call.Hops.Count,
        call.Hops.Count(TrafficSlot.IsError),
        [.. call.Hops.Select(hop => hop.Destination).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>From the first moment that anybody tells of: where the called lets calls in, that is before its own.</summary>
    public static IReadOnlyList<TraceSpanView> Spans(TracedCall call)
    {
        var began = call.Hops.Select(hop => hop.StartedAt).Append(call.StartedAt).Min();
        return [.. CallRoute.InOrder(call.Hops).Select(placed => View(placed.Hop, placed.Depth, began))];
    }

    private static TraceSpanView View(TraceHop hop, int depth, DateTimeOffset startedAt) => new(
        depth,
        hop.SpanId,
        hop.ParentSpanId,
        hop.Source,
        hop.SourceDomain,
        hop.Destination,
        hop.Workload,
        hop.Domain,
        hop.Subset,
        hop.Version,
        hop.Instance,
        hop.VirtualService,
        hop.Rule,
        hop.Method,
        hop.Path,
        (hop.StartedAt - startedAt).TotalMilliseconds,
        hop.DurationMicros / 1000.0,
        hop.Status,
        hop.Flags,
        hop.IsMutualTls,
        hop.RequestBytes,
        hop.ResponseBytes,
        CallRoute.Steps(hop));
}
