namespace Portal.Api.Traffic.Usage;

/// <summary>Adds minutes up into equal steps and by operation.</summary>
internal sealed class UsageSummary(DateTimeOffset from, DateTimeOffset to, TimeSpan step)
{
    private readonly LatencyHistogram _latencies = new();
    private readonly Dictionary<int, Sum> _steps = [];
    private readonly Dictionary<(string Api, string Version, string Operation), Sum> _operations = [];

    public void Add(UsageMinute row)
    {
        _latencies.Add(row.Latencies);
        SumOf(_steps, (int)((row.Minute - from) / step)).Add(row);
        if (row.Operation.Length > 0)
        {
            SumOf(_operations, (row.Api, row.Version, row.Operation)).Add(row);
        }
    }

    public UsageView View()
    {
        var steps = (int)Math.Ceiling((to - from) / step);
        return new UsageView(
            from,
            to,
            step,
            _latencies.PercentileMs(0.5),
            _latencies.PercentileMs(0.95),
            _latencies.PercentileMs(0.99),
            [.. Enumerable.Range(0, Math.Max(0, steps)).Select(index => Point(from + (step * index), _steps.GetValueOrDefault(index)))],
            [.. _operations
                .Where(entry => entry.Value.Calls > 0)
                .Select(entry => new OperationUsageView(
                    entry.Key.Api,
                    entry.Key.Version,
                    entry.Key.Operation,
                    entry.Value.Calls,
                    entry.Value.Of(4) + entry.Value.Of(5),
                    entry.Value.Latencies.PercentileMs(0.95)))
                .OrderByDescending(operation => operation.Calls)]);
    }

    private static UsagePoint Point(DateTimeOffset start, Sum? sum) => sum is null
        ? new UsagePoint(start, 0, 0, 0, 0, 0, null, null, null, 0, 0)
        : new UsagePoint(
            start,
            sum.Calls,
            sum.Of(2),
            sum.Of(3),
            sum.Of(4),
            sum.Of(5),
            sum.Latencies.PercentileMs(0.5),
            sum.Latencies.PercentileMs(0.95),
            sum.Latencies.PercentileMs(0.99),
            sum.Mocked,
            sum.Rehearsed);

    private static Sum SumOf<TKey>(Dictionary<TKey, Sum> sums, TKey key)
        where TKey : notnull
    {
        if (!sums.TryGetValue(key, out var sum))
        {
            sums[key] = sum = new Sum();
        }
        return sum;
    }

    private sealed class Sum
    {
        private readonly long[] _byClass = new long[10];

        public LatencyHistogram Latencies { get; } = new();

        public long Calls { get; private set; }

        public long Mocked { get; private set; }

        public long Rehearsed { get; private set; }

        public void Add(UsageMinute row)
        {
            _byClass[Math.Clamp(row.StatusClass, 0, 9)] += row.Calls;
            Calls += row.Calls;
            Mocked += row.Mocked;
            Rehearsed += row.Rehearsed;
            Latencies.Add(row.Latencies);
        }

        public long Of(int statusClass) => _byClass[statusClass];
    }
}
