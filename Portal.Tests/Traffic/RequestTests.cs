using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Requests;

namespace Portal.Tests.Traffic;

public sealed class RequestTests
{
    private static readonly Guid Red = Guid.NewGuid();

    [Fact]
    public async Task The_latest_of_all_calls_are_read_by_an_index_and_not_out_of_a_sort_of_all()
    {
        await using var bench = await TrafficBench.StartAsync();

        var plan = await bench.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + RequestQueries.Written(db, new RequestReader(true, null), null).AsSingleQuery().ToQueryString();
            await using var read = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var steps = new List<string>();
            while (await read.ReadAsync(TestContext.Current.CancellationToken))
            {
                steps.Add(read.GetString(3));
            }
            return steps;
        });

        Assert.Contains("IX_Requests_StartedAt", plan[0], StringComparison.Ordinal);
        Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", plan);
    }

    [Fact]
    public async Task A_call_is_readable_at_once_with_its_ledger_and_its_hops_as_a_tree()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Hops.Record(TrafficBench.Hop("t-1", "c", "b", "flights"));
        bench.Hops.Record(TrafficBench.Hop("t-1", "b", "s-1"));
        bench.Requests.Record(TrafficBench.Call("1", Red));

        var found = await bench.FindAsync(Owner(Red), "1");

        Assert.Equal("good", Assert.Single(found!.Ledger).Verdict);
        Assert.Equal([(0, "travels"), (1, "flights")], found.Route.Select(hop => (hop.Depth, hop.Destination)));
        Assert.Equal((1.0, 2.5), (found.Route[0].OffsetMs, found.Route[0].DurationMs));
    }

    [Fact]
    public async Task It_is_written_within_a_second_with_hops_that_came_a_moment_later()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Requests.Record(TrafficBench.Call("1", Red));
        bench.Hops.Record(TrafficBench.Hop("t-1", "b", "s-1"));

        bench.Clock.Advance(TimeSpan.FromSeconds(0.9));
        await bench.UntilAsync(db => db.Set<RequestRow>().AnyAsync());
        // Nothing is left of it in memory.
        bench.Clock.Advance(TimeSpan.FromMinutes(5));

        var found = await bench.FindAsync(Owner(Red), "1");
        Assert.Equal("travels", Assert.Single(found!.Route).Destination);
        Assert.Equal("good", Assert.Single(found.Ledger).Verdict);
    }

    [Fact]
    public async Task What_came_last_is_written_when_the_process_stops()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Requests.Record(TrafficBench.Call("1", Red));

        await bench.StopAsync();

        Assert.Equal(1, await bench.ReadAsync(db => db.Set<RequestRow>().CountAsync()));
    }

    [Fact]
    public async Task Others_learn_neither_from_memory_nor_from_the_database_that_a_call_exists()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Requests.Record(TrafficBench.Call("1", Red));

        foreach (var stage in new[] { "memory", "database" })
        {
            Assert.NotNull(await bench.FindAsync(Owner(Red), "1"));
            Assert.NotNull(await bench.FindAsync(Actor.System, "1"));
            Assert.Null(await bench.FindAsync(Owner(Guid.NewGuid()), "1"));
            Assert.Null(await bench.FindAsync(Actor.Anonymous, "1"));
            Assert.Null(await bench.FindAsync(Token(Red), "1"));
            Assert.NotNull(await bench.FindAsync(Token(Red, AccessScopes.RequestsRead), "1"));
            Assert.Empty(await LatestAsync(bench, Owner(Guid.NewGuid())));
            Assert.Single(await LatestAsync(bench, Owner(Red)));
            if (stage == "memory")
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(1));
                await bench.UntilAsync(db => db.Set<RequestRow>().AnyAsync());
                bench.Clock.Advance(TimeSpan.FromMinutes(5));
            }
        }
    }

    [Fact]
    public async Task A_call_that_reuses_somebodys_trace_id_does_not_see_their_hops()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Hops.Record(TrafficBench.Hop("shared", "b", "s-theirs", "hotels"));
        bench.Hops.Record(TrafficBench.Hop("shared", "d", "s-1"));
        bench.Requests.Record(TrafficBench.Call("1", Red) with { TraceId = "shared" });

        Assert.Equal("travels", Assert.Single((await bench.FindAsync(Owner(Red), "1"))!.Route).Destination);
    }

    [Fact]
    public async Task A_call_that_is_kept_where_it_arrived_begins_with_the_hop_that_led_there()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Hops.Record(TrafficBench.Hop("t-1", "s-1", null) with { StartedAt = TrafficBench.Call("1").StartedAt - TimeSpan.FromMilliseconds(2) });
        bench.Hops.Record(TrafficBench.Hop("t-1", "d", "s-1", "flights"));
        bench.Hops.Record(TrafficBench.Hop("t-1", "e", null, "hotels"));
        bench.Requests.Record(TrafficBench.Call("1", Red, door: "mesh"));

        var route = (await bench.FindAsync(Owner(Red), "1"))!.Route;

        Assert.Equal([("travels", 0), ("flights", 1)], route.Select(hop => (hop.Destination, hop.Depth)));
        Assert.Equal(0, route[0].OffsetMs);
    }

    [Fact]
    public async Task The_last_ten_thousand_of_each_door_are_kept()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Requests.Record(TrafficBench.Call("inside", door: "mesh"));
        for (var call = 0; call < 10_500; call++)
        {
            bench.Requests.Record(TrafficBench.Call($"a{call}"));
            if (call % RequestWriter.MostAtOnce == RequestWriter.MostAtOnce - 1)
            {
                var written = Math.Min(call + 1, 10_000) + 1;
                bench.Clock.Advance(TimeSpan.FromSeconds((double)RequestWriter.MostAtOnce / RecordShare.PerSecond));
                await bench.UntilAsync(async db => await db.Set<RequestRow>().CountAsync() == written && await db.Set<RequestRow>().AnyAsync(row => row.RequestId == $"a{call}"));
            }
        }

        Assert.False(await bench.ReadAsync(db => db.Set<RequestRow>().AnyAsync(row => row.RequestId == "a499")));
        Assert.True(await bench.ReadAsync(db => db.Set<RequestRow>().AnyAsync(row => row.RequestId == "a500")));
        Assert.True(await bench.ReadAsync(db => db.Set<RequestRow>().AnyAsync(row => row.RequestId == "inside")));
    }

    [Fact]
    public void Of_more_calls_than_are_written_the_refused_and_the_failed_come_first_and_the_others_evenly()
    {
        var calls = Enumerable.Range(0, 5_000).Select(call => TrafficBench.Call($"c{call}") with
        {
            Status = call % 50 == 0 ? 503 : 200,
            RefusalCode = call % 100 == 1 ? "limits_exceeded" : null,
            FromConsole = call == 4_321,
            StartedAt = DateTimeOffset.UnixEpoch.AddMilliseconds(call),
        }).ToList();

        var chosen = RequestWriter.Choose(calls);

        Assert.Equal(RequestWriter.MostAtOnce, chosen.Count);
        Assert.All(calls.Where(call => call.IsSpecial), call => Assert.Contains(call, chosen));
        Assert.Equal(chosen.OrderBy(call => call.StartedAt), chosen);
        // 100 failed, 50 refused and one from the console leave 349 places for the others, from the first to the last of them.
        Assert.Equal(151, chosen.Count(call => call.IsSpecial));
        var others = chosen.Where(call => !call.IsSpecial).Select(call => call.StartedAt.ToUnixTimeMilliseconds()).ToList();
        Assert.All(others.Zip(others.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, 30));
        Assert.InRange(others[^1], 4_950, 5_000);
    }

    [Fact]
    public async Task Calls_are_walked_page_by_page_whether_they_are_written_yet_or_not()
    {
        await using var bench = await TrafficBench.StartAsync();
        var at = new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
        // Four of them at one moment.
        var ids = Enumerable.Range(0, 7).Select(number => (Id: Guid.CreateVersion7(at).ToString("N"), At: at.AddSeconds(number < 4 ? 0 : number))).ToList();
        foreach (var (id, began) in ids.Take(5))
        {
            bench.Requests.Record(TrafficBench.Call(id, Red, began));
        }
        bench.Requests.Record(TrafficBench.Call(Guid.CreateVersion7(at).ToString("N"), Guid.NewGuid(), at));
        await bench.WrittenAsync();
        foreach (var (id, began) in ids.Skip(5))
        {
            bench.Requests.Record(TrafficBench.Call(id, Red, began));
        }

        var walked = new List<string>();
        for (ListCursor? after = null; ;)
        {
            var page = await bench.UseAsync<RequestQueries, ListPage<RequestSummaryView>>(requests => requests.PageAsync(Owner(Red), null, new ListAsk(2, after), TestContext.Current.CancellationToken));
            walked.AddRange(page.Items.Select(call => call.RequestId));
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(ids.OrderByDescending(one => one.At).ThenByDescending(one => one.Id, StringComparer.Ordinal).Select(one => one.Id), walked);
    }

    private static Task<IReadOnlyList<RequestSummaryView>> LatestAsync(TrafficBench bench, Actor actor) =>
        bench.UseAsync<RequestQueries, IReadOnlyList<RequestSummaryView>>(requests => requests.LatestAsync(actor, null, 10, TestContext.Current.CancellationToken));

    private static Actor Owner(Guid organization) => new() { Kind = ActorKind.Person, Name = "Maya", UserId = Guid.NewGuid(), OrganizationId = organization };

    private static Actor Token(Guid organization, params string[] scopes) =>
        new() { Kind = ActorKind.AccessToken, Name = "token", OrganizationId = organization, Scopes = [.. scopes] };
}
