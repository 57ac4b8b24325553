using System.Collections.Concurrent;
using Portal.Api.Mesh;
using Portal.Api.Traffic;

namespace Portal.Tests.Mesh;

internal sealed class RecordingSink : IHopSink, IInboundSink, IRequestSink
{
    public ConcurrentQueue<TraceHop> Hops { get; } = new();

    public ConcurrentQueue<InboundHop> Inbound { get; } = new();

    public ConcurrentQueue<RequestRecord> Requests { get; } = new();

    public ConcurrentQueue<MeshResult> Results { get; } = new();

    // A caller has its answer a moment before the mesh has told of it.
    public Task<TraceHop> HopAsync(Func<TraceHop, bool>? which = null) => OnlyAsync(Hops, which ?? (_ => true));

    public Task<MeshResult> ResultAsync() => OnlyAsync(Results, _ => true);

    public Task<RequestRecord> RequestAsync() => OnlyAsync(Requests, _ => true);

    public async Task<IReadOnlyList<TraceHop>> ChildrenAsync(TraceHop parent, int count)
    {
        await Wait.UntilAsync(() => Task.FromResult(Children(parent).Count >= count), TimeSpan.FromSeconds(5), $"{count} hops below {parent.Path}");
        return Children(parent);
    }

    public List<TraceHop> Children(TraceHop parent) => [.. Hops.Where(hop => hop.ParentSpanId == parent.SpanId)];

    private static async Task<T> OnlyAsync<T>(ConcurrentQueue<T> queue, Func<T, bool> which)
    {
        await Wait.UntilAsync(() => Task.FromResult(queue.Any(which)), TimeSpan.FromSeconds(5), typeof(T).Name);
        return Assert.Single(queue, item => which(item));
    }

    public void Record(TraceHop hop) => Hops.Enqueue(hop);

    public void Record(InboundHop inbound) => Inbound.Enqueue(inbound);

    public void Record(RequestRecord record, TraceHop? hop = null) => Requests.Enqueue(record);
}
