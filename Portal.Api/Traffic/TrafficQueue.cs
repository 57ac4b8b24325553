using System.Threading.Channels;
using Portal.Api.Traffic.Requests;
using Portal.Api.Traffic.Usage;

namespace Portal.Api.Traffic;

/// <summary>
/// Between the calls and the writer. Every call is counted; its record is kept while no more come than anybody could read, and of a flood an
/// even share. Bounded, so that a slow disk costs records (counted) and never a call's time or our memory.
/// </summary>
internal sealed class TrafficQueue(RecentRequests recent, HopSink hops, IEnumerable<IRequestObserver> observers, TimeProvider clock) : IRequestSink
{
    public const int Capacity = 50_000;

    private readonly Channel<QueuedRecord> _channel = Channel.CreateBounded<QueuedRecord>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = false });

    private readonly IRequestObserver[] _observers = [.. observers];
    private readonly RecordShare _share = new(clock);
    private readonly Lock _gate = new();
    private UsageTally _tally = new();
    private long _dropped;

    public ChannelReader<QueuedRecord> Records => _channel.Reader;

    public void Record(RequestRecord record, TraceHop? hop = null)
    {
        lock (_gate)
        {
            _tally.Add(record);
        }
        foreach (var observer in _observers)
        {
            observer.Observe(record);
        }
        if (hop is not null)
        {
            hops.Observe(hop);
        }
        if (!_share.Takes(record))
        {
            return;
        }
        if (hop is not null)
        {
            hops.Keep(hop);
        }
        recent.Add(record);
        if (!_channel.Writer.TryWrite(new QueuedRecord(record, clock.GetTimestamp())))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>What was counted since the last time this was asked.</summary>
    public UsageTally TakeTally()
    {
        lock (_gate)
        {
            var taken = _tally;
            _tally = new UsageTally();
            return taken;
        }
    }

    /// <summary>How many were dropped since the last time this was asked.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);
}

internal readonly record struct QueuedRecord(RequestRecord Record, long At);
