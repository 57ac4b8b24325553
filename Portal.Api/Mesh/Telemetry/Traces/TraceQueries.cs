using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Traces;

namespace Portal.Api.Mesh.Telemetry.Traces;

/// <summary>The last 10,000 calls that went into the mesh, hop by hop.</summary>
public sealed class TraceQueries
{
    private readonly RecentTraces _traces;

    internal TraceQueries(RecentTraces traces) => _traces = traces;

    /// <summary>Newest first.</summary>
    public Outcome<ListPage<TraceSummaryView>> Latest(Actor actor, TraceQuestion question, ListAsk ask)
    {
        if (MeshReaders.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var found = _traces.Before(ask.After?.Place ?? long.MaxValue).Where(numbered => IsAskedFor(numbered.Call, question)).Take(ask.Count + 1).ToList();
        var page = ListPages.Of(found, ask, numbered => new ListCursor(numbered.Number, Guid.Empty));
        return new ListPage<TraceSummaryView>([.. page.Items.Select(numbered => TraceTree.Summary(numbered.Call, actor))], page.Next);
    }

    /// <summary>Null: there is no such trace among the last.</summary>
    public Outcome<TraceView?> Find(Actor actor, string traceId)
    {
        if (MeshReaders.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        return _traces.Find(traceId) is { Count: > 0 } calls
            ? new TraceView(traceId, [.. calls.Select(call => new TracedCallView(TraceTree.Summary(call, actor), TraceTree.Spans(call)))])
            : (TraceView?)null;
    }

    private static bool IsAskedFor(TracedCall call, TraceQuestion question) =>
        (question.SlowerThanMs is not { } slow || call.DurationMicros / 1000.0 >= slow)
        && (!question.OnlyErrors || call.RefusalCode is not null || call.Hops.Any(TrafficSlot.IsError))
        && (question.Service is not { } service || call.Hops.Any(hop => Touches(hop, service, question.To)));

    private static bool Touches(TraceHop hop, string service, string? to) => to is null
        ? hop.Source == service || IsTo(hop, service)
        : hop.Source == service && IsTo(hop, to);

    private static bool IsTo(TraceHop hop, string name) => hop.Destination == name || hop.Workload == name;
}
