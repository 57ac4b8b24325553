using Portal.Api.Traffic;
using Portal.Api.Traffic.Requests;
using Portal.Api.Traffic.Traces;

namespace Portal.Tests.Traffic;

public sealed class TraceTests
{
    [Fact]
    public async Task Every_hop_is_seen_also_of_calls_whose_records_are_not_kept()
    {
        var seen = new CountingObserver();
        await using var bench = await TrafficBench.StartAsync(seen);
        const int calls = RecordShare.AtOnce + 400;

        for (var call = 0; call < calls; call++)
        {
            var record = TrafficBench.Call($"r{call}");
            bench.Hops.Record(TrafficBench.Hop(record.TraceId, $"i{call}", $"h{call}", "flights"));
            bench.Requests.Record(record, TrafficBench.Hop(record.TraceId, $"h{call}", record.SpanId));
        }

        Assert.Equal(2 * calls, seen.Count);
    }

    [Fact]
    public async Task A_call_is_kept_with_the_whole_tree_of_its_hops()
    {
        await using var bench = await TrafficBench.StartAsync();
        var record = TrafficBench.Call("r1");
        bench.Hops.Record(TrafficBench.Hop(record.TraceId, "h2", "h1", "flights"));
        bench.Hops.Record(TrafficBench.Hop(record.TraceId, "h9", "somebody-elses", "hotels"));
        bench.Requests.Record(record, TrafficBench.Hop(record.TraceId, "h1", record.SpanId));
        var early = Assert.Single(bench.Traces.Find(record.TraceId));

        await bench.WrittenAsync();

        Assert.Equal(["h1", "h2"], early.Hops.Select(hop => hop.SpanId));
        Assert.Equal(early with { Hops = [] }, Assert.Single(bench.Traces.Latest()) with { Hops = [] });
        Assert.Equal(early.Hops, Assert.Single(bench.Traces.Find(record.TraceId)).Hops);
    }

    [Fact]
    public void A_call_that_is_recorded_where_its_first_hop_arrived_is_as_long_as_that_hop()
    {
        var record = TrafficBench.Call("r1", micros: 2400, door: "mesh");
        var led = TrafficBench.Hop(record.TraceId, record.SpanId!, null);

        var call = TracedCall.Of(record, [led, TrafficBench.Hop(record.TraceId, "h2", record.SpanId, "flights")]);

        Assert.Equal((led.StartedAt, 2500), (call.StartedAt, call.DurationMicros));
        Assert.Equal((record.StartedAt, 2400), (TracedCall.Of(record, []).StartedAt, TracedCall.Of(record, []).DurationMicros));
    }

    [Fact]
    public async Task Of_a_call_the_last_ten_thousand_are_kept_newest_first_and_calls_that_went_nowhere_are_none()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Traces.Add(TrafficBench.Call("refused"));
        Assert.Empty(bench.Traces.Latest());

        for (var call = 0; call < RecentTraces.Kept + 5; call++)
        {
            var record = TrafficBench.Call($"r{call}");
            bench.Hops.Record(TrafficBench.Hop(record.TraceId, "h1", record.SpanId));
            bench.Traces.Add(record);
        }

        var kept = bench.Traces.Latest().Select(call => call.RequestId).ToList();
        Assert.Equal((RecentTraces.Kept, $"r{RecentTraces.Kept + 4}", "r5"), (kept.Count, kept[0], kept[^1]));
        var (number, tenth) = bench.Traces.Before(long.MaxValue).ElementAt(9);
        Assert.Equal(kept[10], bench.Traces.Before(number).First().Call.RequestId);
        Assert.Equal(kept[9], tenth.RequestId);
    }

    private sealed class CountingObserver : IHopObserver
    {
        private int _count;

        public int Count => _count;

        public void Observe(TraceHop hop) => Interlocked.Increment(ref _count);
    }
}
