using System.Threading.Channels;
using Portal.Api.Traffic.Requests;

namespace Portal.Api.Traffic;

/// <summary>Between the calls and the writer: bounded, so that a slow disk costs records (counted) and never a call's time or our memory.</summary>
internal sealed class TrafficQueue(RecentRequests recent, TimeProvider clock) : IRequestSink
{
    public const int Capacity = 50_000;

    private readonly Channel<QueuedRecord> _channel = Channel.CreateBounded<QueuedRecord>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = false });

    private long _dropped;

    public ChannelReader<QueuedRecord> Records => _channel.Reader;

    public void Record(RequestRecord record)
    {
        recent.Add(record);
        if (!_channel.Writer.TryWrite(new QueuedRecord(record, clock.GetTimestamp())))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>How many were dropped since the last time this was asked.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);
}

internal readonly record struct QueuedRecord(RequestRecord Record, long At);
