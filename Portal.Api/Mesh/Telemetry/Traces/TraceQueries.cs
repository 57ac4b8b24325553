using Portal.Api.Hosting;
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
    public Outcome<IReadOnlyList<TraceSummaryView>> Latest(Actor actor, TraceQuestion question)
    {
        if ((MeshReaders.Refuse(actor) ?? Refuse(question)) is { } refusal)
        {
            return refusal;
        }
        return _traces.Latest().Where(call => IsAskedFor(call, question)).Take(question.Count).Select(call => TraceTree.Summary(call, actor)).ToList();
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

    private static Refusal.Invalid? Refuse(TraceQuestion question) => question.Count is < 1 or > TraceQuestion.Most
        ? new Refusal.Invalid("count", $"The query parameter 'count' takes a whole number from 1 to {TraceQuestion.Most}, not '{question.Count}'.")
        : null;

    private static bool IsAskedFor(TracedCall call, TraceQuestion question) =>
        (question.SlowerThanMs is not { } slow || call.DurationMicros / 1000.0 >= slow)
        && (!question.OnlyErrors || call.RefusalCode is not null || call.Hops.Any(TrafficSlot.IsError))
        && (question.Service is not { } service || call.Hops.Any(hop => Touches(hop, service, question.To)));

    private static bool Touches(TraceHop hop, string service, string? to) => to is null
        ? hop.Source == service || IsTo(hop, service)
        : hop.Source == service && IsTo(hop, to);

    private static bool IsTo(TraceHop hop, string name) => hop.Destination == name || hop.Workload == name;
}
