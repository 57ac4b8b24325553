using System.Collections.Concurrent;

namespace Portal.Api.Traffic.Shapes;

/// <summary>
/// Which calls are looked at closely: so many a second of each operation, and some more for callers that were not looked at for a
/// while, so that a rare caller is not lost among a busy one's calls.
/// </summary>
internal sealed class CallSampler(int perSecond, TimeProvider clock)
{
    private const int MostKnown = 50_000;
    private const int OverallFactor = 20;
    private const long Rest = 10;

    private readonly ConcurrentDictionary<Key, Slot> _slots = new();
    private readonly Slot _overall = new();
    private int _known;

    public bool Take(string api, string operation, Guid? application, string? workload)
    {
        if (perSecond == 0)
        {
            return false;
        }
        var second = clock.GetTimestamp() / clock.TimestampFrequency;
        var caller = Of(new Key(api, operation, application, workload));
        var limit = second - caller.LastTaken >= Rest ? 2 * perSecond : perSecond;
        if (!Of(new Key(api, operation, null, null)).Count(second, limit) || !_overall.Count(second, OverallFactor * perSecond))
        {
            return false;
        }
        caller.LastTaken = second;
        return true;
    }

    private Slot Of(Key key)
    {
        if (_slots.TryGetValue(key, out var slot))
        {
            return slot;
        }
        if (Interlocked.Increment(ref _known) > MostKnown)
        {
            _slots.Clear();
            Volatile.Write(ref _known, 0);
        }
        return _slots.GetOrAdd(key, static _ => new Slot());
    }

    private readonly record struct Key(string Api, string Operation, Guid? Application, string? Workload);

    /// <summary>A count that begins anew each second. Of two calls at its turn one may slip through: it is a sample, not a limit.</summary>
    private sealed class Slot
    {
        private long _second;
        private int _taken;

        public long LastTaken { get; set; } = long.MinValue / 2;

        public bool Count(long second, int limit)
        {
            if (Volatile.Read(ref _second) != second)
            {
                Volatile.Write(ref _second, second);
                Volatile.Write(ref _taken, 0);
            }
            return Volatile.Read(ref _taken) < limit && Interlocked.Increment(ref _taken) <= limit;
        }
    }
}
