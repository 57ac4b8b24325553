using Microsoft.Extensions.Time.Testing;
using Portal.Api.Drift.Shapes;
using Portal.Api.Persistence;
using Portal.Api.Traffic.Shapes;
using Portal.Tests.Traffic;

namespace Portal.Tests.Drift;

public sealed class ShapeTallyTests
{
    [Fact]
    public async Task Counts_add_up_by_day_and_caller_and_an_answers_known_fields_once_for_all()
    {
        await using var bench = await TrafficBench.StartAsync();
        var tally = new ShapeTally();
        for (var write = 0; write < 2; write++)
        {
            tally.Add(Calls.Read(Calls.Get("/orders?sort=price", 200, """[{"id":"1","vip":1}]"""))!);
            tally.Add(Calls.Read(Calls.Get("/orders", 200, """[{"id":"1","vip":"x"}]""") with { ApplicationId = null, Workload = "voyages" })!);
            await WriteAsync(bench, tally);
        }

        var rows = await RowsAsync(bench);
        Assert.Equal(2, rows.Single(row => row.Kind is ShapeKind.Query).Count);
        Assert.Equal([2, 2], rows.Where(row => row.Kind is ShapeKind.Status).Select(row => row.Count));
        var id = rows.Single(row => row.Name == "[].id");
        Assert.Equal((4, ShapeCaller.Nobody), (id.Count, id.Caller));
        Assert.Equal(["integer", "string"], rows.Where(row => row.Name == "[].vip").Select(row => row.Types).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(new DateOnly(2026, 3, 14), row.Day));
    }

    [Fact]
    public async Task Strangers_names_do_not_fill_the_database_however_many_there_are()
    {
        await using var bench = await TrafficBench.StartAsync();
        var tally = new ShapeTally();
        for (var call = 0; call < 3000; call++)
        {
            tally.Add(Calls.Read(Calls.Get($"/orders?n{Letters(call)}=1", 200, null, "x-" + Letters(call)))!);
            tally.Add(Calls.Read(Calls.Get($"/orders/x/{Letters(call)}", 404))!);
        }
        await WriteAsync(bench, tally);

        // After a start the day's share is what is left of it.
        var later = new ShapeTally();
        await bench.ReadAsync(async db => { await later.RememberAsync(db, "orders", "v1", new DateOnly(2026, 3, 14), TestContext.Current.CancellationToken); return 0; });
        later.Add(Calls.Read(Calls.Get("/orders?another=1"))!);
        await WriteAsync(bench, later);

        // Another caller's name still has room.
        later.Add(Calls.Read(Calls.Get("/orders?page=1") with { ApplicationId = Guid.NewGuid() })!);
        await WriteAsync(bench, later);

        var rows = await RowsAsync(bench);
        Assert.Single(rows, row => row.Name == "page");
        Assert.Equal(ShapeLimits.UndocumentedOfACaller, rows.Count(row => row.Kind is ShapeKind.Query && row.Name is not (ShapeLimits.Others or "page")));
        Assert.Equal(2981, rows.Single(row => row.Kind is ShapeKind.Query && row.Name == ShapeLimits.Others).Count);
        Assert.InRange(rows.Count(row => !row.Documented), 50, ShapeLimits.UndocumentedADay + 10);
        Assert.Equal(3002, rows.Where(row => row.Kind is ShapeKind.Status && row.Status == 200).Sum(row => row.Count));
    }

    [Fact]
    public void A_few_bodies_a_second_are_looked_at_and_a_rare_callers_are_not_lost_among_a_busy_ones()
    {
        var clock = new FakeTimeProvider();
        var sampler = new CallSampler(5, clock);
        var busy = Guid.NewGuid();

        Assert.Equal(5, Enumerable.Range(0, 1000).Count(_ => sampler.Take("orders", "list", busy, null)));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, Enumerable.Range(0, 1000).Count(_ => sampler.Take("orders", "list", busy, null)));
        Assert.True(sampler.Take("orders", "list", Guid.NewGuid(), null));
        Assert.False(new CallSampler(0, clock).Take("orders", "list", busy, null));
    }

    private static Task<int> WriteAsync(TrafficBench bench, ShapeTally tally) => bench.ReadAsync(async db =>
    {
        await tally.WriteAsync(db, TestContext.Current.CancellationToken);
        tally.Clear();
        return 0;
    });

    private static Task<List<ShapeRow>> RowsAsync(TrafficBench bench) => bench.ReadAsync(db => Task.FromResult(db.Set<ShapeRow>().ToList()));

    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
