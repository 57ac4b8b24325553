using System.Collections.Concurrent;
using System.Threading.Channels;
using Portal.Api.Mesh.Sidecars;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>
/// What happens at this process's sidecars, until it is told. Never waits; bounded, so that a mesh that cannot be told costs what could not be told
/// (counted), and never a call's time or our memory. Ends of calls are not lost with the rest: for each, something is held on the other side.
/// </summary>
internal sealed class ReportQueue : IHopSink, IInboundSink, IRequestSink, IDisposable
{
    public const int Capacity = 20_000;

    private readonly Channel<ReportItem> _items = Channel.CreateBounded<ReportItem>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly ConcurrentQueue<(string Member, CheckedCallEnd End)> _ends = new();
    private readonly SemaphoreSlim _awaited = new(0);
    private int _isAwaited;
    private long _lost;

    public void Record(TraceHop hop) => Put(new ReportItem { Hop = hop });

    public void Record(InboundHop inbound) => Put(new ReportItem { Inbound = inbound });

    public void Record(RequestRecord record, TraceHop? hop = null)
    {
        Put(new ReportItem { Request = record });
        if (hop is not null)
        {
            Record(hop);
        }
    }

    /// <param name="member">What this process was in the mesh when it asked about the call.</param>
    /// <param name="isAwaited">Others wait for it: it is told at once.</param>
    /// <param name="isUnanswered">Perhaps nothing is held for it.</param>
    public void End(HttpContext context, string member, string call, TimeSpan took, bool isAwaited, bool isUnanswered)
    {
        var response = context.Response;
        var gone = context.RequestAborted.IsCancellationRequested && !response.HasStarted;
        var status = gone ? StatusCodes.Status499ClientClosedRequest : response.StatusCode;
        // Of those that were answered there are as many as are followed for one process, and no more.
        if (isUnanswered && _ends.Count >= Capacity)
        {
            Lose(1);
            return;
        }
        _ends.Enqueue((member, new CheckedCallEnd(call, status, (long)took.TotalMicroseconds, CountedAnswer.BytesOf(context), isUnanswered)));
        if (isAwaited && Interlocked.Exchange(ref _isAwaited, 1) == 0)
        {
            _awaited.Release();
        }
    }

    /// <summary>The next to be told, ends of calls first. What this process was in the mesh before has ended there, with all its calls.</summary>
    public List<ReportItem> Take(string member, int most)
    {
        var items = new List<ReportItem>();
        while (items.Count < most && _ends.TryDequeue(out var ended))
        {
            if (ended.Member == member)
            {
                items.Add(new ReportItem { End = ended.End });
            }
        }
        while (items.Count < most && _items.Reader.TryRead(out var item))
        {
            items.Add(item);
        }
        return items;
    }

    /// <summary>Until an end is awaited, or so long.</summary>
    public async Task PaceAsync(TimeSpan pace, CancellationToken cancellationToken)
    {
        if (await _awaited.WaitAsync(pace, cancellationToken))
        {
            Volatile.Write(ref _isAwaited, 0);
        }
    }

    public void Lose(long count) => Interlocked.Add(ref _lost, count);

    /// <summary>How many wait.</summary>
    public int Count => _ends.Count + _items.Reader.Count;

    /// <summary>How many could not be told since the last time this was asked.</summary>
    public long TakeLost() => Interlocked.Exchange(ref _lost, 0);

    public void Dispose() => _awaited.Dispose();

    private void Put(ReportItem item)
    {
        if (!_items.Writer.TryWrite(item))
        {
            Lose(1);
        }
    }
}
