using Portal.Api.Access.Limits;
using Portal.Api.Plans;

namespace Portal.Tests.Access.Limits;

/// <summary>What must hold of limits whatever comes: each test plays thousands of calls by dice that fall the same way every time.</summary>
public sealed class LimitLawTests
{
    private static readonly LimitWindow[] Windows = [LimitWindow.Minute, LimitWindow.Hour, LimitWindow.Day, LimitWindow.Week, LimitWindow.Month, LimitWindow.Year];

    // Before a leap day, a year's end, ends of months of all lengths, and when clocks change in Europe and America.
    private static readonly string[] Starts =
    [
        "2028-02-28T22:00:00Z", "2028-02-29T23:30:00Z", "2027-02-28T23:00:00Z", "2026-12-31T23:00:00Z", "2024-12-31T23:59:00Z", "2026-04-30T23:50:00Z", "2026-03-29T00:30:00Z", "2026-11-01T05:30:00Z",
    ];

    private readonly LimitBook _book = new();
    private readonly Guid _subscription = Guid.NewGuid();

    [Theory]
    [InlineData(1, 1, LimitWindow.Second)]
    [InlineData(2, 7, LimitWindow.Second)]
    [InlineData(3, 60, LimitWindow.Minute)]
    [InlineData(4, 997, LimitWindow.Hour)]
    [InlineData(5, 3, LimitWindow.Day)]
    public void A_rate_allows_exactly_what_the_slow_reference_allows(int seed, long count, LimitWindow window)
    {
        var dice = new Random(seed);
        PlanLimit[] limits = [new("rate", LimitKind.Rate, count, window)];
        var interval = (CalendarWindow.LengthOf(window) + count - 1) / count;
        var taken = new List<long>();
        var now = Time("2028-02-28T23:59:59Z").UtcTicks;

        for (var call = 0; call < 3000; call++)
        {
            // Bursts, calls that come in time, and pauses.
            now += dice.Next(4) switch { 0 => 0, 1 => dice.NextInt64(interval), 2 => interval, _ => dice.NextInt64(interval * 3) };
            var amount = dice.Next(10) == 0 ? dice.Next(1, (int)count + 2) : 1;

            var allowed = Take(limits, new DateTimeOffset(now, TimeSpan.Zero), amount).Allowed;

            Assert.Equal(Reference(taken, now, amount, count, interval), allowed);
            if (allowed)
            {
                taken.AddRange(Enumerable.Repeat(now, amount));
            }
        }
        Assert.InRange(taken.Count, 100, int.MaxValue);
    }

    [Fact]
    public void In_no_window_of_the_calendar_is_there_one_more_than_its_quota_or_one_less_than_there_was_room_for()
    {
        foreach (var (start, seed) in Starts.Select((start, seed) => (start, seed)))
        {
            var dice = new Random(seed);
            var subscription = Guid.NewGuid();
            PlanLimit[] limits = [.. Windows.Select((window, index) => new PlanLimit(window.ToString(), LimitKind.Quota, 3 * (index + 1) * (index + 1), window))];
            var used = new Dictionary<(LimitWindow, string), long>();
            var now = Time(start);
            for (var call = 0; call < 2000; call++)
            {
                now += TimeSpan.FromTicks(dice.NextInt64((dice.Next(20) == 0 ? TimeSpan.FromDays(20) : TimeSpan.FromSeconds(40)).Ticks));
                var room = limits.All(limit => used.GetValueOrDefault((limit.Window, NameOf(limit.Window, now))) < limit.Count);

                Assert.Equal(room, _book.Take(subscription, limits, MetricUsage.Call("a"), now).Allowed);
                foreach (var limit in room ? limits : [])
                {
                    used[(limit.Window, NameOf(limit.Window, now))] = used.GetValueOrDefault((limit.Window, NameOf(limit.Window, now))) + 1;
                }
            }
        }
    }

    [Theory]
    [InlineData("2028-02-29T23:59:59.9999999Z", LimitWindow.Month, "2028-03-01")]
    [InlineData("2027-02-28T23:59:59.9999999Z", LimitWindow.Month, "2027-03-01")]
    [InlineData("2028-02-28T23:59:59.9999999Z", LimitWindow.Day, "2028-02-29")]
    [InlineData("2026-12-31T23:59:59.9999999Z", LimitWindow.Year, "2027-01-01")]
    [InlineData("2027-01-03T23:59:59.9999999Z", LimitWindow.Week, "2027-01-04")]
    [InlineData("2026-03-29T00:59:59.9999999Z", LimitWindow.Hour, "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T00:59:59.9999999Z", LimitWindow.Hour, "2026-10-25T01:00:00Z")]
    public void The_last_tick_of_a_window_is_in_it_and_the_next_one_is_not(string last, LimitWindow window, string next)
    {
        PlanLimit[] limits = [new("one", LimitKind.Quota, 1, window)];
        var end = Time(last);

        Assert.True(Take(limits, end).Allowed);
        var full = Take(limits, end);
        Assert.False(full.Allowed);
        Assert.Equal(Time(next), Assert.Single(full.States()).End);
        Assert.Equal(1, full.RetryAfter);
        Assert.Equal(Time(next), end.AddTicks(1));
        Assert.True(Take(limits, end.AddTicks(1)).Allowed);
    }

    [Theory]
    [InlineData(1, LimitWindow.Year)]
    [InlineData(60, LimitWindow.Minute)]
    public void However_much_is_reported_the_next_call_is_told_when_there_is_room_again(long count, LimitWindow window)
    {
        PlanLimit[] limits = [new("rate", LimitKind.Rate, count, window)];
        var now = Time("2026-12-31T23:00:00Z");

        Assert.True(_book.Report(_subscription, limits, MetricUsage.Of([new(PlanLimit.Hits, 1_000_000_000_000)], []), now, now));

        var full = Take(limits, now);
        Assert.False(full.Allowed);
        var state = Assert.Single(full.States());
        Assert.Equal((0, count), (state.Remaining, Math.Min(state.Used, count)));
        Assert.InRange(state.End!.Value, now, DateTimeOffset.MaxValue);
    }

    [Fact]
    public async Task Many_callers_of_many_kinds_lose_no_unit_of_any_metric()
    {
        PlanLimit[] limits =
        [
            new("all", LimitKind.Quota, 1_000_000, LimitWindow.Year),
            new("a", LimitKind.Quota, 3000, LimitWindow.Year) { Metric = "a" },
            new("mb", LimitKind.Quota, 1_000_000, LimitWindow.Year) { Metric = "mb", Unit = "MB" },
            new("once", LimitKind.Concurrency, 64, LimitWindow.Eternity),
        ];
        var now = Time("2026-12-31T23:00:00Z");
        var allowed = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(() =>
        {
            var (a, all) = (0, 0);
            for (var call = 0; call < 100; call++)
            {
                var operation = (caller + call) % 2 == 0 ? "a" : "b";
                var reading = _book.Take(_subscription, limits, MetricUsage.Call(operation), now, LimitUse.Hold);
                Assert.Equal(reading.Allowed, reading.Allowed && reading.Concerned().All(state => !state.Violated));
                if (reading.Allowed)
                {
                    var after = reading.Add(MetricUsage.Of([new("mb", 2)], []));
                    after.Release();
                    after.Release();
                    reading.Release();
                    (a, all) = (a + (operation == "a" ? 1 : 0), all + 1);
                }
            }
            return (a, all);
        })));

        var states = _book.Read(_subscription, limits, now).States();
        Assert.Equal(3000, allowed.Sum(caller => caller.a));
        Assert.Equal([allowed.Sum(caller => caller.all), 3000, 2L * allowed.Sum(caller => caller.all), 0], states.Select(state => state.Used));
    }

    private LimitReading Take(PlanLimit[] limits, DateTimeOffset now, long amount = 1) =>
        _book.Take(_subscription, limits, MetricUsage.Of([new(PlanLimit.Hits, amount)], []), now);

    /// <summary>From no call on has there been more than the burst and one for each whole interval since.</summary>
    private static bool Reference(List<long> taken, long now, long amount, long burst, long interval)
    {
        for (var first = 0; first < taken.Count; first++)
        {
            if (taken.Count - first + amount > burst + ((now - taken[first]) / interval))
            {
                return false;
            }
        }
        return amount <= burst;
    }

    /// <summary>Told apart by their names, not by sums of ticks.</summary>
    private static string NameOf(LimitWindow window, DateTimeOffset now) => window switch
    {
        LimitWindow.Week => $"{System.Globalization.ISOWeek.GetYear(now.UtcDateTime)}-W{System.Globalization.ISOWeek.GetWeekOfYear(now.UtcDateTime)}",
        LimitWindow.Month => now.ToString("yyyy-MM", null),
        LimitWindow.Year => now.ToString("yyyy", null),
        LimitWindow.Day => now.ToString("yyyy-MM-dd", null),
        LimitWindow.Hour => now.ToString("yyyy-MM-ddTHH", null),
        _ => now.ToString("yyyy-MM-ddTHH:mm", null),
    };

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
