using Portal.Api.Access.Limits;
using Portal.Api.Plans;

namespace Portal.Tests.Access.Limits;

public sealed class LimitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 30, TimeSpan.Zero);
    private static readonly PlanLimit Minute = new("minute", LimitKind.Rate, 60, LimitWindow.Minute);
    private static readonly PlanLimit Day = new("day", LimitKind.Quota, 1000, LimitWindow.Day);

    private readonly LimitBook _book = new();
    private readonly Guid _subscription = Guid.NewGuid();

    [Fact]
    public async Task Sixty_four_parallel_callers_get_exactly_the_quota()
    {
        PlanLimit[] limits = [Day with { Count = 5000 }, new("hour", LimitKind.Quota, 7000, LimitWindow.Hour)];
        using var gate = new Barrier(64);
        var callers = Enumerable.Range(0, 64).Select(_ => Task.Factory.StartNew(
            () =>
            {
                gate.SignalAndWait();
                return Enumerable.Range(0, 100).Count(_ => Take(limits, Noon).Allowed);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

        var allowed = await Task.WhenAll(callers);

        Assert.Equal(5000, allowed.Sum());
    }

    [Fact]
    public void A_refused_call_uses_nothing_of_any_limit()
    {
        PlanLimit[] limits = [Day with { Count = 10 }, new("hour", LimitKind.Quota, 2, LimitWindow.Hour)];
        for (var call = 0; call < 50; call++)
        {
            Take(limits, Noon);
        }

        var reading = Take(limits, Noon);

        Assert.False(reading.Allowed);
        Assert.Equal(["hour"], reading.States().Where(state => state.Violated).Select(state => state.Limit.Name));
        Assert.Equal("\"day\";r=8;t=43170, \"hour\";r=0;t=3570", reading.Header());
    }

    [Fact]
    public void A_rate_gives_its_count_at_once_and_then_one_call_per_interval()
    {
        var burst = Enumerable.Range(0, 100).Count(_ => Take([Minute], Noon).Allowed);

        Assert.Equal(60, burst);
        Assert.Equal(1, Take([Minute], Noon).RetryAfter);
        Assert.False(Take([Minute], Noon.AddMilliseconds(999)).Allowed);
        Assert.True(Take([Minute], Noon.AddSeconds(1)).Allowed);
        Assert.False(Take([Minute], Noon.AddSeconds(1)).Allowed);
    }

    [Fact]
    public void A_quota_begins_anew_with_the_calendar_in_utc()
    {
        PlanLimit[] limits = [Day with { Count = 1 }];
        var late = new DateTimeOffset(2026, 3, 14, 23, 59, 59, TimeSpan.Zero);

        Assert.True(Take(limits, late).Allowed);
        Assert.Equal(1, Take(limits, late).RetryAfter);
        Assert.True(Take(limits, late.AddSeconds(1)).Allowed);
    }

    [Fact]
    public void A_clock_set_back_opens_no_window_twice()
    {
        PlanLimit[] limits = [Day with { Count = 1 }];
        Take(limits, Noon);

        Assert.False(Take(limits, Noon.AddDays(-1)).Allowed);
    }

    [Fact]
    public void What_was_counted_survives_a_change_of_the_plans_numbers()
    {
        Take([Day with { Count = 2 }], Noon);
        Take([Day with { Count = 2 }], Noon);

        Assert.False(Take([Day with { Count = 2 }], Noon).Allowed);
        Assert.Equal("day 0 of 3 left", Take([Day with { Count = 3 }], Noon).Describe());
    }

    [Fact]
    public void The_policy_and_state_are_structured_fields()
    {
        var reading = Take([Minute, Day], Noon);

        Assert.Equal("\"minute\";q=60;w=60, \"day\";q=1000;w=86400", reading.Policy);
        Assert.Equal("\"minute\";r=59;t=1, \"day\";r=999;t=43170", reading.Header());
    }

    [Fact]
    public void A_quota_for_ever_has_no_window_and_no_time_to_wait()
    {
        PlanLimit[] limits = [new("trial", LimitKind.Quota, 1, LimitWindow.Eternity)];

        Assert.Equal("\"trial\";r=0", Take(limits, Noon).Header());
        Assert.Equal("\"trial\";q=1", Take(limits, Noon).Policy);
        Assert.Null(Take(limits, Noon).RetryAfter);
    }

    [Theory]
    [InlineData(LimitWindow.Week, "2026-03-09", "2026-03-16")]
    [InlineData(LimitWindow.Month, "2026-03-01", "2026-04-01")]
    [InlineData(LimitWindow.Year, "2026-01-01", "2027-01-01")]
    public void Windows_follow_the_calendar(LimitWindow window, string start, string end)
    {
        var begins = CalendarWindow.StartOf(window, Noon.UtcTicks);

        Assert.Equal(start, new DateTime(begins).ToString("yyyy-MM-dd", null));
        Assert.Equal(end, new DateTime(CalendarWindow.EndOf(window, begins)).ToString("yyyy-MM-dd", null));
    }

    private LimitReading Take(PlanLimit[] limits, DateTimeOffset now) => _book.Take(_subscription, limits, MetricUsage.Call("getTravel"), now);
}
