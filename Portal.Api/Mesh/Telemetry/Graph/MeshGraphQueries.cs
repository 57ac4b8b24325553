using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh.Telemetry.Edges;

namespace Portal.Api.Mesh.Telemetry.Graph;

/// <summary>The service graph: now, or at any minute of the last day. From memory; it begins with the process.</summary>
public sealed class MeshGraphQueries
{
    /// <summary>For how long an edge that is not used stays in the graph.</summary>
    private static readonly TimeSpan Shape = TimeSpan.FromHours(1);

    private readonly MeshTelemetry _telemetry;
    private readonly WorkloadDirectory _workloads;
    private readonly TimeProvider _clock;

    internal MeshGraphQueries(MeshTelemetry telemetry, WorkloadDirectory workloads, TimeProvider clock)
    {
        _telemetry = telemetry;
        _workloads = workloads;
        _clock = clock;
    }

    public Outcome<MeshGraphView> Read(Actor actor, GraphQuestion question)
    {
        var now = _clock.GetUtcNow();
        if ((MeshReaders.Refuse(actor) ?? Refuse(question, now)) is { } refusal)
        {
            return refusal;
        }
        var window = TrafficWindow.Of(TimeSpan.FromMinutes(question.Minutes), question.At is { } at ? TrafficWindow.Floor(at, EdgeSeries.Minute) : null, now);
        var graph = new MeshGraph(window.SecondsSince(_telemetry.Began));
        foreach (var workload in _workloads.Running())
        {
            graph.Add(GraphNode.Of(workload, question.By));
        }
        foreach (var edge in _telemetry.Edges.Where(edge => edge.WasUsed(window.End - Shape, window.End)))
        {
            graph.Add(GraphNode.Source(edge, question.By), GraphNode.Destination(edge, question.By, _workloads), edge.Sum(window));
        }
        return GraphFilter.Apply(graph.View(window, question.By), question);
    }

    private static Refusal.Invalid? Refuse(GraphQuestion question, DateTimeOffset now) =>
        !GraphQuestion.Spans.Contains(question.Minutes) ? new Refusal.Invalid("minutes", $"The query parameter 'minutes' takes one of {string.Join(", ", GraphQuestion.Spans)}, not '{question.Minutes}'.")
        : question.At > now || question.At < now - EdgeSeries.Kept ? new Refusal.Invalid("at", $"The query parameter 'at' takes a moment of the last day, not '{question.At:O}'.")
        : null;
}
