using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Identity;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Usage;

namespace Portal.Tests.Traffic;

public sealed class UsageTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Calls_are_counted_by_minute_and_class_and_add_up_over_several_writes()
    {
        await using var bench = await TrafficBench.StartAsync();
        var organization = await AddApplicationAsync(bench);
        for (var write = 1; write <= 2; write++)
        {
            bench.Requests.Record(TrafficBench.Call($"a{write}", organization, Noon.AddSeconds(10), 10_000));
            bench.Requests.Record(TrafficBench.Call($"b{write}", organization, Noon.AddSeconds(20), 90_000, 503));
            bench.Requests.Record(TrafficBench.Call($"c{write}", organization, Noon.AddSeconds(70), 30_000, 404));
            bench.Clock.Advance(TimeSpan.FromSeconds(0.6));
            await bench.UntilAsync(async db => await db.Set<UsageMinute>().SumAsync(row => row.Calls) == 3 * write);
        }

        var usage = await UsageAsync(bench, organization, Owner(organization), Noon, Noon.AddMinutes(3));

        Assert.Equal([(4, 2, 0, 2), (2, 0, 2, 0), (0, 0, 0, 0)], usage!.Points.Select(point => ((int)point.Calls, (int)point.Succeeded, (int)point.ClientErrors, (int)point.ServerErrors)));
        Assert.InRange(usage.Points[0].P99Ms!.Value, 85, 95);
        Assert.Null(usage.Points[2].P50Ms);
        // Of the whole span: the slowest step's own is another.
        Assert.InRange(usage.P50Ms!.Value, 28, 32);
        Assert.InRange(usage.P95Ms!.Value, 85, 95);
        Assert.Equal(("getTravel", 6L, 4L), (usage.Operations[0].Operation, usage.Operations[0].Calls, usage.Operations[0].Errors));
        Assert.Equal(3, await bench.ReadAsync(db => db.Set<UsageMinute>().CountAsync()));
    }

    [Fact]
    public async Task A_credential_says_when_it_was_used_last_whatever_is_written_afterwards()
    {
        await using var bench = await TrafficBench.StartAsync();
        var application = await AddApplicationAsync(bench);
        await bench.ReadAsync(async db =>
        {
            db.Add(new Credential
            {
                Id = application, ApplicationId = application, Kind = CredentialKind.UserKey, Name = "", Hash = "", Prefix = "", Last4 = "", Place = 1, CreatedAt = Noon, CreatedBy = "Maya",
                AllowedAddresses = [], AllowedReferrers = [],
            });
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        foreach (var (call, at) in new[] { ("a", 10), ("b", 30), ("c", 20) })
        {
            bench.Requests.Record(TrafficBench.Call(call, application, Noon.AddSeconds(at)) with { CredentialId = application, ClientAddress = $"192.0.2.{at}", Operation = $"after{at}" });
            bench.Clock.Advance(TimeSpan.FromSeconds(0.6));
            await bench.UntilAsync(db => db.Set<UsageMinute>().AnyAsync(row => row.Operation == $"after{at}"));
        }

        var used = await bench.ReadAsync(db => db.Set<Credential>().AsNoTracking().SingleAsync());
        Assert.Equal((Noon.AddSeconds(30), "192.0.2.30", "after30"), (used.LastUsedAt, used.LastUsedFrom, used.LastUsedOperation));
    }

    [Fact]
    public async Task After_a_month_an_hour_is_one_row_of_each_operation_application_and_class_and_nothing_of_it_is_lost()
    {
        await using var bench = await TrafficBench.StartAsync();
        var old = Noon.AddDays(-40);
        var application = await AddApplicationAsync(bench);
        await bench.ReadAsync(async db =>
        {
            db.AddRange(
                Minute(application, old.AddMinutes(5), 2, 10_000), Minute(application, old.AddMinutes(59), 2, 90_000), Minute(application, old, 5, 30_000), Minute(application, old.AddMinutes(60), 2, 10_000),
                Minute(application, Noon.AddDays(-30), 2, 10_000), Minute(application, Noon.AddDays(-30).AddMinutes(1), 2, 10_000));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        await bench.UntilAsync(async db =>
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(0.6));
            return await db.Set<UsageMinute>().CountAsync() == 5;
        });

        var usage = await bench.UseAsync<UsageQueries, UsageView?>(queries => queries.ForApplicationAsync(Actor.System, application, old, Noon, TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
        Assert.Equal([(3, 2, 1), (1, 1, 0)], usage!.Points.Take(2).Select(point => ((int)point.Calls, (int)point.Succeeded, (int)point.ServerErrors)));
        Assert.InRange(usage.Points[0].P99Ms!.Value, 85, 95);
        Assert.Equal(6, usage.Points.Sum(point => point.Calls));
        Assert.Equal([old, old, old.AddHours(1), Noon.AddDays(-30), Noon.AddDays(-30).AddMinutes(1)], await bench.ReadAsync(db => db.Set<UsageMinute>().OrderBy(row => row.Minute).Select(row => row.Minute).ToListAsync()));
    }

    [Theory]
    [InlineData(2, null, 60)]
    [InlineData(300, null, 1440)]
    [InlineData(300, "1h", null)]
    public void Without_a_step_a_span_has_steps_that_it_can_have(int days, string? step, int? minutes)
    {
        var read = UsageSpan.Read(Noon.AddDays(-days).ToString("O"), null, step, Noon);

        Assert.Equal(minutes, read.IsRefused ? null : (int)read.Value.Step.TotalMinutes);
    }

    [Fact]
    public async Task What_the_mock_answered_or_somebody_rehearsed_is_told_apart_and_in_no_rate_or_latency()
    {
        await using var bench = await TrafficBench.StartAsync();
        var organization = await AddApplicationAsync(bench);
        for (var write = 1; write <= 2; write++)
        {
            bench.Requests.Record(TrafficBench.Call($"live{write}", organization, Noon.AddSeconds(10), 10_000));
            bench.Requests.Record(TrafficBench.Call($"mock{write}", organization, Noon.AddSeconds(10), 1_000, 404) with { Kind = CallKind.Mock });
            bench.Requests.Record(TrafficBench.Call($"late{write}", organization, Noon.AddSeconds(10), 2_000_000) with { Kind = CallKind.Rehearsed });
            bench.Requests.Record(TrafficBench.Call($"gone{write}", organization, Noon.AddSeconds(10), 2_000_000, 503) with { Kind = CallKind.Rehearsed });
            bench.Clock.Advance(TimeSpan.FromSeconds(0.6));
            await bench.UntilAsync(async db => await db.Set<UsageMinute>().SumAsync(row => row.Calls + row.Mocked + row.Rehearsed) == 4 * write);
        }

        var usage = await UsageAsync(bench, organization, Owner(organization), Noon, Noon.AddMinutes(1));

        var minute = Assert.Single(usage!.Points);
        Assert.Equal((2, 2, 0, 0, 2, 4), (minute.Calls, minute.Succeeded, minute.ClientErrors, minute.ServerErrors, minute.Mocked, minute.Rehearsed));
        Assert.InRange(minute.P99Ms!.Value, 9, 11);
        Assert.Equal((2L, 0L), (Assert.Single(usage.Operations).Calls, usage.Operations[0].Errors));
        Assert.InRange((await ActivityAsync(bench))["travels"].P95Ms!.Value, 9, 11);
        var listed = await bench.UseAsync<RequestQueries, IReadOnlyList<RequestSummaryView>>(requests => requests.LatestAsync(Actor.System, null, 10, TestContext.Current.CancellationToken));
        Assert.Equal([CallKind.Live, CallKind.Mock, CallKind.Rehearsed, CallKind.Rehearsed], listed.Select(call => call.Kind).Order().Where((_, index) => index % 2 == 0));
    }

    [Fact]
    public async Task Usage_is_its_owners_and_the_administrators()
    {
        await using var bench = await TrafficBench.StartAsync();
        var organization = await AddApplicationAsync(bench);

        Assert.Empty((await UsageAsync(bench, organization, Owner(organization), Noon, Noon.AddMinutes(1)))!.Operations);
        Assert.NotNull(await UsageAsync(bench, organization, Actor.System, Noon, Noon.AddMinutes(1)));
        Assert.Null(await UsageAsync(bench, organization, Owner(Guid.NewGuid()), Noon, Noon.AddMinutes(1)));
        Assert.Null(await UsageAsync(bench, organization, Actor.Anonymous, Noon, Noon.AddMinutes(1)));
        Assert.Null(await UsageAsync(bench, Guid.NewGuid(), Owner(organization), Noon, Noon.AddMinutes(1)));
        Assert.Null(await bench.UseAsync<UsageQueries, UsageView?>(usage => usage.OverallAsync(Owner(organization), Noon, Noon.AddMinutes(1), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_last_quarter_of_an_hour_is_told_from_memory()
    {
        await using var bench = await TrafficBench.StartAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        var now = bench.Clock.GetUtcNow();
        for (var call = 0; call < 20; call++)
        {
            bench.Requests.Record(TrafficBench.Call($"a{call}", at: now, micros: 5_000));
        }
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.UntilAsync(db => db.Set<UsageMinute>().AnyAsync());

        var activity = (await ActivityAsync(bench))["travels"];
        Assert.InRange(activity.CallsPerMinute, 1.9, 2.0);
        Assert.InRange(activity.P95Ms!.Value, 4.75, 5.25);
        bench.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(0, (await ActivityAsync(bench))["travels"].CallsPerMinute);
    }

    [Theory]
    [InlineData(null, null, null, 24)]
    [InlineData("2026-03-14T10:00:00Z", "2026-03-14T11:00:00Z", "15m", 4)]
    [InlineData("2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z", "P1D", 1)]
    public void A_span_is_read_with_its_defaults(string? from, string? to, string? step, int steps)
    {
        var span = UsageSpan.Read(from, to, step, Noon).Value;

        Assert.Equal(steps, (span.To - span.From) / span.Step);
    }

    [Theory]
    [InlineData("yesterday", null, null, "from")]
    [InlineData("2026-03-14T12:00:00Z", "2026-03-14T12:00:00Z", null, "from")]
    [InlineData(null, "soon", null, "to")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T12:00:00Z", "1h", "to")]
    [InlineData(null, null, "30s", "step")]
    [InlineData(null, null, "PT90S", "step")]
    [InlineData(null, null, "m", "step")]
    [InlineData("2020-01-01T00:00:00Z", null, "1m", "step")]
    [InlineData("2026-03-13T00:00:59Z", "2026-03-14T01:00:58.9Z", "1m", "step")]
    public void A_span_that_makes_no_sense_names_the_field(string? from, string? to, string? step, string field) =>
        Assert.Equal(field, Assert.IsType<Portal.Api.Hosting.Refusal.Invalid>(UsageSpan.Read(from, to, step, Noon).Refusal).Field);

    private static Task<IReadOnlyDictionary<string, ApiActivityView>> ActivityAsync(TrafficBench bench) =>
        bench.UseAsync<UsageQueries, IReadOnlyDictionary<string, ApiActivityView>>(usage => Task.FromResult(usage.Activity()));

    private static Task<UsageView?> UsageAsync(TrafficBench bench, Guid application, Actor actor, DateTimeOffset from, DateTimeOffset to) =>
        bench.UseAsync<UsageQueries, UsageView?>(usage => usage.ForApplicationAsync(actor, application, from, to, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

    /// <summary>An application with the same id as its organisation, as the bench's records have it.</summary>
    private static Task<Guid> AddApplicationAsync(TrafficBench bench) => bench.ReadAsync(async db =>
    {
        var id = Guid.NewGuid();
        db.Add(new Application { Id = id, OrganizationId = id, Name = "Red", Description = "", CreatedAt = Noon });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return id;
    });

    private static UsageMinute Minute(Guid application, DateTimeOffset minute, int statusClass, long micros)
    {
        var latencies = new LatencyHistogram();
        latencies.Add(micros);
        return new UsageMinute
        {
            Minute = minute, Api = "travels", Version = "v2", Operation = "getTravel", ApplicationId = application, StatusClass = statusClass, Calls = 1, ResponseBytes = 10, Latencies = latencies.ToBytes(),
        };
    }

    private static Actor Owner(Guid organization) => new() { Kind = ActorKind.Person, Name = "Maya", UserId = Guid.NewGuid(), OrganizationId = organization };
}
