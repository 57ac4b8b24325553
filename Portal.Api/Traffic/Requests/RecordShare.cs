using System.Collections.Concurrent;

namespace Portal.Api.Traffic.Requests;

/// <summary>
/// Which records are kept: of each door all of them up to 250 a second and some at once, and as many again of those that somebody may
/// ask about. More comes out evenly over time.
/// </summary>
internal sealed class RecordShare(TimeProvider clock)
{
    public const int PerSecond = 250;

    /// <summary>So many may come in one moment.</summary>
    public const int AtOnce = RequestWriter.MostAtOnce;

    private readonly long _interval = clock.TimestampFrequency / PerSecond;
    private readonly ConcurrentDictionary<string, Pace> _ordinary = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Pace> _special = new(StringComparer.Ordinal);

    public bool Takes(RequestRecord record)
    {
        var paces = record.IsSpecial ? _special : _ordinary;
        if (!paces.TryGetValue(record.Door, out var pace))
        {
            pace = paces.GetOrAdd(record.Door, static _ => new Pace());
        }
        return pace.Take(clock.GetTimestamp(), _interval);
    }

    /// <summary>The generic cell rate algorithm, as for callers' rates.</summary>
    private sealed class Pace
    {
        private long _due;

        public bool Take(long now, long interval)
        {
            while (true)
            {
                var due = Volatile.Read(ref _due);
                var next = Math.Max(due, now) + interval;
                if (next - now > interval * AtOnce)
                {
                    return false;
                }
                if (Interlocked.CompareExchange(ref _due, next, due) == due)
                {
                    return true;
                }
            }
        }
    }
}
