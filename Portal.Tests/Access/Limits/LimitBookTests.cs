using Portal.Api.Access.Limits;
using Portal.Api.Contracts;
using Portal.Api.Plans;

namespace Portal.Tests.Access.Limits;

/// <summary>How doors ask, tell and read.</summary>
public sealed class LimitBookTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 30, TimeSpan.Zero);
    private static readonly OperationSummary[] Operations = [new("book", "POST", "/travels/{city}", "Book", null, false)];
    private static readonly PlanLimit Day = new("day", LimitKind.Quota, 10, LimitWindow.Day);
    private static readonly PlanLimit Booking = new("booking", LimitKind.Quota, 2, LimitWindow.Day) { Metric = "book" };
    private static readonly PlanLimit Volume = new("volume", LimitKind.Quota, 100, LimitWindow.Month) { Metric = "data", Unit = "MB" };
    private static readonly PlanLimit Once = new("once", LimitKind.Concurrency, 2, LimitWindow.Eternity);

    private readonly LimitBook _book = new();
    private readonly Guid _subscription = Guid.NewGuid();

    [Fact]
    public void An_operation_is_limited_by_itself_and_counts_to_all_calls()
    {
        PlanLimit[] limits = [Day, Booking];
        Call(limits, "book");
        Call(limits, "book");

        var refused = Call(limits, "book");

        Assert.Equal([("day", false), ("booking", true)], refused.States().Select(state => (state.Limit.Name, state.Violated)));
        Assert.True(Call(limits, "list").Allowed);
        Assert.Equal([3, 2], Used(limits));
    }

    [Fact]
    public void What_is_said_of_limits_is_of_those_that_the_call_has_to_do_with()
    {
        PlanLimit[] limits = [Day, Booking, Volume, Once];

        Assert.Equal("\"day\";q=10;w=86400, \"volume\";q=100;qu=\"MB\";w=2678400, \"once\";q=2;qu=\"concurrent-requests\"", Call(limits, "list").Policy);
        Assert.Equal("\"day\";r=8;t=43170, \"booking\";r=1;t=43170, \"volume\";r=100;t=1511970, \"once\";r=2", Call(limits, "book").Header());
        Assert.Equal("\"day\";q=10;w=86400, \"booking\";q=2;w=86400, \"volume\";q=100;qu=\"MB\";w=2592000, \"once\";q=2;qu=\"concurrent-requests\"", Call(limits, "book", Noon.AddMonths(1)).Policy);
    }

    [Fact]
    public void What_a_service_adds_afterwards_counts_above_the_limit_and_refuses_the_next()
    {
        PlanLimit[] limits = [Day, Volume];
        var reading = Call(limits, "list");

        var after = reading.Add(MetricUsage.Of([new("data", 130), new("book", 1)], Operations));

        Assert.Equal([2, 130], Used(limits));
        Assert.Equal("\"day\";r=8;t=43170, \"volume\";r=0;t=1511970", after.Header());
        Assert.Equal("\"day\";r=9;t=43170, \"volume\";r=100;t=1511970", reading.Header());
        Assert.False(_book.Take(_subscription, limits, default, Noon).Allowed);
        Assert.Equal([false, true], _book.Read(_subscription, limits, Noon).States().Select(state => state.Violated));
    }

    [Fact]
    public void As_many_calls_as_the_plan_says_are_under_way_at_once_and_each_gives_its_place_back_once()
    {
        PlanLimit[] limits = [Once];
        var (first, second) = (Hold(limits), Hold(limits));
        var third = Hold(limits);

        Assert.Equal((true, true, false, 1L), (first.Allowed, second.Allowed, third.Allowed, third.RetryAfter!.Value));
        first.Release();
        first.Release();
        third.Release();
        Assert.True(Hold(limits).Allowed);
        Assert.False(Hold(limits).Allowed);
    }

    [Fact]
    public void Places_and_counts_survive_a_plan_without_that_limit_and_the_way_back()
    {
        PlanLimit[] both = [Day, Once];
        PlanLimit[] none = [new("hour", LimitKind.Quota, 100, LimitWindow.Hour)];
        var held = Hold(both);
        Call(none, "list");
        held.Release();

        Assert.Equal([1, 0], Used([Day with { Name = "each-day", Count = 500 }, Once]));
        Assert.Equal([1], Used(none));
    }

    [Theory]
    [InlineData("2026-03-14T11:59:00Z", true, 5)]
    [InlineData("2026-03-14T13:00:00Z", true, 5)]
    [InlineData("2026-03-13T12:00:30Z", true, 0)]
    [InlineData("2026-03-13T12:00:29Z", false, 0)]
    [InlineData("2026-03-14T13:00:31Z", false, 0)]
    public void A_report_counts_in_the_window_of_its_time_unless_that_has_ended_or_is_out_of_reach(string at, bool taken, long today)
    {
        PlanLimit[] limits = [Day];
        _book.Take(_subscription, limits, default, Noon);

        Assert.Equal(taken, _book.Report(_subscription, limits, MetricUsage.Of([new("book", 5)], Operations), DateTimeOffset.Parse(at, null), Noon));
        Assert.Equal([today], Used(limits));
    }

    [Fact]
    public void A_late_report_does_not_open_yesterdays_window_again()
    {
        PlanLimit[] limits = [Day];
        Call(limits, "list");

        _book.Report(_subscription, limits, MetricUsage.Call("list"), Noon.AddDays(-1), Noon);

        Assert.Equal([1], Used(limits));
    }

    [Fact]
    public void Current_values_come_with_the_bounds_of_their_windows()
    {
        var states = _book.Read(_subscription, [Day, Volume, Once, new("ever", LimitKind.Quota, 5, LimitWindow.Eternity)], Noon).States();

        Assert.Equal(
            [("2026-03-14", "2026-03-15"), ("2026-03-01", "2026-04-01"), (null, null), (null, null)],
            states.Select(state => (state.Start?.ToString("yyyy-MM-dd", null), state.End?.ToString("yyyy-MM-dd", null))));
    }

    [Fact]
    public void Amounts_that_end_the_range_of_numbers_stay_at_its_end()
    {
        PlanLimit[] limits = [Day, new("rate", LimitKind.Rate, 60, LimitWindow.Minute)];
        for (var time = 0; time < 3; time++)
        {
            Call(limits, "list").Add(MetricUsage.Of([new("hits", long.MaxValue), new("book", long.MaxValue)], Operations));
            _book.Report(_subscription, limits, MetricUsage.Of([new("hits", long.MaxValue)], []), Noon, Noon);
        }

        Assert.False(Call(limits, "list").Allowed);
        Assert.Equal([long.MaxValue], Used([Day]));
    }

    [Fact]
    public void A_call_under_two_limits_allocates_its_reading_alone()
    {
        PlanLimit[] limits = [Day with { Count = 100_000 }, new("minute", LimitKind.Rate, 100_000, LimitWindow.Minute)];
        var usage = MetricUsage.Call("list");
        _book.Take(_subscription, limits, usage, Noon, LimitUse.Hold);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 1000; call++)
        {
            _book.Take(_subscription, limits, usage, Noon, LimitUse.Hold);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0, 1, 120);
    }

    private LimitReading Call(PlanLimit[] limits, string operation, DateTimeOffset? now = null) => _book.Take(_subscription, limits, MetricUsage.Call(operation), now ?? Noon);

    private LimitReading Hold(PlanLimit[] limits) => _book.Take(_subscription, limits, MetricUsage.Call("list"), Noon, LimitUse.Hold);

    private IEnumerable<long> Used(PlanLimit[] limits) => _book.Read(_subscription, limits, Noon).States().Select(state => state.Used);
}
