using System.Collections.Concurrent;
using Portal.Api.Mesh;
using Portal.Api.Traffic;

namespace Portal.Tests.Mesh;

internal sealed class RecordingSink : IHopSink, IRequestSink
{
    public ConcurrentQueue<TraceHop> Hops { get; } = new();

    public ConcurrentQueue<RequestRecord> Requests { get; } = new();

    public ConcurrentQueue<MeshResult> Results { get; } = new();

    public void Record(TraceHop hop) => Hops.Enqueue(hop);

    public void Record(RequestRecord record) => Requests.Enqueue(record);
}
