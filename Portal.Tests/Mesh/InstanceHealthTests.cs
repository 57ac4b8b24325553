using Microsoft.Extensions.Time.Testing;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Resilience;

namespace Portal.Tests.Mesh;

public sealed class InstanceHealthTests
{
    private static readonly OutlierDetection Defaults = new();

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void By_default_five_failures_in_a_row_put_an_instance_out_for_thirty_seconds()
    {
        var health = new InstanceHealth(_clock);

        Fail(health, 4);
        Assert.False(health.IsEjected);
        Assert.Equal(TimeSpan.FromSeconds(30), Fail(health, 1));

        _clock.Advance(TimeSpan.FromSeconds(29.9));
        Assert.True(health.IsEjected);
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.False(health.IsEjected);
    }

    [Fact]
    public void A_success_forgets_the_failures_before_it()
    {
        var health = new InstanceHealth(_clock);

        Fail(health, 4);
        health.Observe(Defaults, 200, () => true);
        Fail(health, 4);

        Assert.False(health.IsEjected);
    }

    [Fact]
    public void Each_time_it_stays_out_longer_and_quiet_intervals_are_to_its_credit()
    {
        var health = new InstanceHealth(_clock);

        Assert.Equal(TimeSpan.FromSeconds(30), Fail(health, 5));
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(TimeSpan.FromSeconds(60), Fail(health, 5));
        _clock.Advance(TimeSpan.FromSeconds(61 + 20));
        health.Observe(Defaults, 200, () => true);
        Assert.Equal(TimeSpan.FromSeconds(30), Fail(health, 5));
    }

    [Fact]
    public void Gateway_errors_are_counted_apart_where_they_are_asked_for()
    {
        var health = new InstanceHealth(_clock);
        var detection = new OutlierDetection { Consecutive5xx = 0, ConsecutiveGatewayErrors = 2 };

        Assert.Null(health.Observe(detection, 500, () => true));
        Assert.Null(health.Observe(detection, 502, () => true));
        Assert.NotNull(health.Observe(detection, 504, () => true));
    }

    [Fact]
    public void Nobody_is_put_out_beyond_the_share_that_may_be()
    {
        var health = new InstanceHealth(_clock);

        for (var failure = 0; failure < 20; failure++)
        {
            Assert.Null(health.Observe(Defaults, 500, () => false));
        }
        Assert.False(health.IsEjected);
    }

    private static TimeSpan? Fail(InstanceHealth health, int times)
    {
        TimeSpan? ejected = null;
        for (var time = 0; time < times; time++)
        {
            ejected = health.Observe(Defaults, 500, () => true);
        }
        return ejected;
    }
}
