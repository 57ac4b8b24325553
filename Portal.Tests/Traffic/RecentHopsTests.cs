using Portal.Api.Traffic;
using Portal.Api.Traffic.Requests;

namespace Portal.Tests.Traffic;

public sealed class RecentHopsTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly RecentHops _hops = new(TimeProvider.System);

    [Theory]
    [InlineData("travels-v1", "travel-agency", true)]
    [InlineData("flights-v1", "travel-agency", false)]
    [InlineData("travels-v1", "travel-portal", false)]
    public void What_a_sidecar_decided_is_added_to_the_hop_that_led_to_its_workload_and_to_no_other(string workload, string domain, bool isAdded)
    {
        _hops.Record(Hop("travels-v1", "travel-agency"));
        _hops.Record(new InboundHop(Trace, "00f067aa0ba902b7", domain, workload, [new HopStep("interdomain", "a to b", "it may", true, 1)]));

        Assert.Equal(isAdded ? 1 : 0, Assert.Single(_hops.Of(Trace)).Steps.Count);
    }

    [Fact]
    public void Of_a_hop_whose_end_is_not_known_the_sidecar_that_it_reached_tells()
    {
        _hops.Record(new InboundHop(Trace, "00f067aa0ba902b7", "travel-agency", "travels-v1", [new HopStep("interdomain", "a to b", "it may", true, 1)]));
        _hops.Record(Hop(null, null));

        Assert.Single(Assert.Single(_hops.Of(Trace)).Steps);
    }

    private static TraceHop Hop(string? workload, string? domain) => new()
    {
        TraceId = Trace, SpanId = "00f067aa0ba902b7", Source = "voyages", Destination = "travels", Method = "GET", Path = "/", StartedAt = DateTimeOffset.UnixEpoch, DurationMicros = 1,
        Status = 200, Flags = "-", Workload = workload, Domain = domain,
    };
}
