namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary>A histogram by bounds that never change. One thread at a time.</summary>
internal sealed class BucketHistogram(double[] bounds)
{
    /// <summary>Envoy's, which Istio's dashboards expect of durations in milliseconds and of sizes in bytes alike.</summary>
    public static readonly double[] Envoys =
    [
        0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000, 300000, 600000, 1800000, 3600000,
    ];

    private readonly long[] _counts = new long[bounds.Length + 1];

    public IReadOnlyList<double> Bounds => bounds;

    public long Count { get; private set; }

    public double Sum { get; private set; }

    public void Add(double value)
    {
        var index = 0;
        while (index < bounds.Length && value > bounds[index])
        {
            index++;
        }
        _counts[index]++;
        Count++;
        Sum += value;
    }

    /// <summary>How many were at most the bound of an index: what Prometheus asks for.</summary>
    public IEnumerable<long> Cumulative()
    {
        var sum = 0L;
        for (var index = 0; index < bounds.Length; index++)
        {
            yield return sum += _counts[index];
        }
    }

    public BucketHistogram Copy()
    {
        var copy = new BucketHistogram(bounds) { Count = Count, Sum = Sum };
        _counts.CopyTo(copy._counts, 0);
        return copy;
    }
}
