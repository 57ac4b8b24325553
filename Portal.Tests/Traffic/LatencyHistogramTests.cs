using Portal.Api.Traffic.Usage;

namespace Portal.Tests.Traffic;

public sealed class LatencyHistogramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(900)]
    [InlineData(250_000)]
    public void Percentiles_are_within_five_percent(int scale)
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 20_000).Select(_ => (long)(scale * (1 + (100 * Math.Pow(random.NextDouble(), 3))))).ToArray();
        var histogram = new LatencyHistogram();
        foreach (var value in values)
        {
            histogram.Add(value);
        }
        Array.Sort(values);

        foreach (var share in new[] { 0.5, 0.95, 0.99 })
        {
            var exact = values[(int)Math.Ceiling(share * values.Length) - 1] / 1000.0;
            Assert.InRange(histogram.PercentileMs(share)!.Value, exact * 0.95, exact * 1.05);
        }
    }

    [Fact]
    public void What_is_kept_adds_up_to_the_same()
    {
        var (left, right, both) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
        foreach (var value in new long[] { 0, 1, 15, 16, 17, 1000, 1001, 5_000_000, long.MaxValue })
        {
            left.Add(value);
            both.Add(value);
            right.Add(value / 3);
            both.Add(value / 3);
        }

        var read = LatencyHistogram.Read(left.ToBytes());
        read.Add(right.ToBytes());

        Assert.Equal(both.ToBytes(), read.ToBytes());
        Assert.Equal(18, read.Count);
    }

    [Fact]
    public void A_few_durations_and_thousands_are_counted_alike()
    {
        var random = new Random(7);
        var (whole, sum) = (new LatencyHistogram(), new LatencyHistogram());
        for (var count = 1; count <= 3000; count++)
        {
            var value = (long)Math.Exp(random.NextDouble() * 20);
            var one = new LatencyHistogram();
            one.Add(value);
            whole.Add(value);
            sum.Add(count % 2 == 0 ? one : LatencyHistogram.Read(one.ToBytes()));
            if (count is < 60 or 3000)
            {
                Assert.Equal(whole.ToBytes(), LatencyHistogram.Read(sum.ToBytes()).ToBytes());
                Assert.Equal(count, LatencyHistogram.Read(whole.ToBytes()).Count);
            }
        }
    }

    [Fact]
    public void None_has_no_percentile() => Assert.Null(new LatencyHistogram().PercentileMs(0.5));
}
