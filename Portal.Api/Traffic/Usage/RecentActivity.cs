using System.Collections.Concurrent;

namespace Portal.Api.Traffic.Usage;

/// <summary>Each API's last quarter of an hour, by minute, in memory. It begins with the process.</summary>
internal sealed class RecentActivity(TimeProvider clock)
{
    private const int Minutes = 15;

    private readonly ConcurrentDictionary<string, ApiMinutes> _byApi = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _began = clock.GetUtcNow();

    public void Add(UsageTally tally)
    {
        foreach (var (api, minute, latencies) in tally.Latencies)
        {
            _byApi.GetOrAdd(api, _ => new ApiMinutes()).Add(NumberOf(minute), latencies);
        }
    }

    public IReadOnlyDictionary<string, ApiActivityView> Read()
    {
        var now = clock.GetUtcNow();
        var minutes = Math.Clamp((now - _began).TotalMinutes, 1, Minutes);
        return _byApi.ToDictionary(
            entry => entry.Key,
            entry =>
            {
                var latencies = entry.Value.Since(NumberOf(now) - Minutes + 1);
                return new ApiActivityView(entry.Key, latencies.Count / minutes, latencies.PercentileMs(0.95));
            },
            StringComparer.Ordinal);
    }

    private static long NumberOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMinute;

    private sealed class ApiMinutes
    {
        private readonly Lock _lock = new();
        private readonly (long Minute, LatencyHistogram? Latencies)[] _ring = new (long, LatencyHistogram?)[Minutes];

        public void Add(long minute, LatencyHistogram latencies)
        {
            lock (_lock)
            {
                ref var slot = ref _ring[minute % Minutes];
                if (slot.Minute < minute)
                {
                    slot = (minute, new LatencyHistogram());
                }
                if (slot.Minute == minute)
                {
                    slot.Latencies!.Add(latencies);
                }
            }
        }

        public LatencyHistogram Since(long minute)
        {
            var sum = new LatencyHistogram();
            lock (_lock)
            {
                foreach (var (_, latencies) in _ring.Where(slot => slot.Minute >= minute))
                {
                    sum.Add(latencies!);
                }
            }
            return sum;
        }
    }
}
