using System.Threading.Channels;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>
/// What happens at this process's sidecars, until it is told. Never waits; bounded, so that a mesh that cannot be told costs what could not be told
/// (counted), and never a call's time or our memory.
/// </summary>
internal sealed class ReportQueue : IHopSink, IInboundSink, IRequestSink, IDisposable
{
    public const int Capacity = 20_000;

    private readonly Channel<ReportItem> _items = Channel.CreateBounded<ReportItem>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly SemaphoreSlim _awaited = new(0);
    private long _lost;

    public ChannelReader<ReportItem> Items => _items.Reader;

    public void Record(TraceHop hop) => Put(new ReportItem { Hop = hop });

    public void Record(InboundHop inbound) => Put(new ReportItem { Inbound = inbound });

    public void Record(RequestRecord record, TraceHop? hop = null)
    {
        // Of a ledger, sentences are made when it is read: here, not in the process that is told.
        Put(new ReportItem { Request = record with { Ledger = [.. record.Ledger] } });
        if (hop is not null)
        {
            Record(hop);
        }
    }

    /// <param name="isAwaited">Others wait for it: it is told at once.</param>
    public void End(HttpContext context, string call, TimeSpan took, bool isAwaited)
    {
        var response = context.Response;
        var gone = context.RequestAborted.IsCancellationRequested && !response.HasStarted;
        Put(new ReportItem { End = new CheckedCallEnd(call, gone ? StatusCodes.Status499ClientClosedRequest : response.StatusCode, (long)took.TotalMicroseconds, response.ContentLength ?? 0) });
        if (isAwaited)
        {
            _awaited.Release();
        }
    }

    /// <summary>Until an end is awaited, or so long.</summary>
    public Task PaceAsync(TimeSpan pace, CancellationToken cancellationToken) => _awaited.WaitAsync(pace, cancellationToken);

    public void Lose(long count) => Interlocked.Add(ref _lost, count);

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
