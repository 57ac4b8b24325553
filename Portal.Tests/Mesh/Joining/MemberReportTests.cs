using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Traffic;
using static Portal.Tests.Mesh.Joining.MeshQuestions;

namespace Portal.Tests.Mesh.Joining;

/// <summary>What members tell, at the door.</summary>
public sealed class MemberReportTests(JoinDoorFixture door) : IClassFixture<JoinDoorFixture>
{
    private MeshQuestions Door => new(door.Control);

    [Fact]
    public async Task What_a_member_tells_of_others_workloads_is_left_out_and_that_is_written_down()
    {
        var joined = await Door.JoinAsync(AJoin("teller"));
        var items = new[] { new ReportItem { Hop = Hop("travels-v2", "/foreign") }, new ReportItem { Hop = Hop(Flights, "/own") }, new ReportItem() };

        await Door.ReportAsync(new ReportRequest(joined.Member, 1, items, [Count(7, "travels-v1")], 0));

        Assert.Contains(door.Hops.All, hop => hop.Path == "/own");
        Assert.DoesNotContain(door.Hops.All, hop => hop.Path == "/foreign");
        Assert.Contains(door.Log.Lines, line => line.Contains("teller told 3 things that are not its own", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_that_is_told_again_under_its_number_counts_once()
    {
        var joined = await Door.JoinAsync(AJoin("repeater"));
        var report = new ReportRequest(joined.Member, 5, [new ReportItem { Hop = Hop(Flights, "/once") }], [Count(3, Flights)], 2);

        await Door.ReportAsync(report);
        await Door.ReportAsync(report);
        await Door.ReportAsync(report with { Number = 4 });
        await Door.ReportAsync(report with { Number = 6, Items = [new ReportItem { Hop = Hop(Flights, "/later") }], Lost = 0 });

        Assert.Single(door.Hops.All, hop => hop.Path == "/once");
        Assert.Single(door.Hops.All, hop => hop.Path == "/later");
        Assert.Single(door.Log.Lines, line => line.Contains("repeater could not tell 2 hops", StringComparison.Ordinal));
        await Wait.UntilAsync(async () => await CountedAsync() >= 6, TimeSpan.FromSeconds(20), "the counts are written");
        Assert.Equal(6, await CountedAsync());
    }

    private async Task<long> CountedAsync()
    {
        await using var db = door.Portal.Services.GetRequiredService<Portal.Api.Persistence.PortalDbContextFactory>().Create();
        return db.Set<DomainCallCount>().Where(row => row.Workload == Flights && row.Source == "hotels-v1").Sum(row => row.Calls);
    }

    private static DomainCallCount Count(long calls, string workload)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DomainCallCount
        {
            Slot = DomainCallTally.SlotOf(now), From = Domain, Source = "hotels-v1", To = Domain, Workload = workload, Api = "flights", Version = "v1", ApplicationId = Guid.Empty, Code = "",
            IsRefused = false, Calls = calls, LastAt = now,
        };
    }

    private static TraceHop Hop(string source, string path) => new()
    {
        TraceId = TestMesh.TraceId, SpanId = "00f067aa0ba902b7", Source = source, SourceDomain = Domain, Destination = "hotels", Method = "GET", Path = path,
        StartedAt = DateTimeOffset.UnixEpoch, DurationMicros = 1, Status = 200, Flags = "-",
    };
}
