using Portal.Api.Applications;
using Portal.Api.Applications.Simulations;
using Portal.Api.Plans;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class SimulationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    private static readonly PlanLimit Day = new("day", LimitKind.Quota, 100, LimitWindow.Day);
    private static readonly PlanLimit Minute = new("minute", LimitKind.Rate, 60, LimitWindow.Minute);

    [Fact]
    public void A_quota_lets_through_what_it_has_each_day_and_not_one_more()
    {
        var view = Play([Day], (Noon, "a", 70), (Noon.AddMinutes(1), "a", 70), (Noon.AddDays(1), "a", 120));

        Assert.Equal(60, view.RejectedAtOnce);
        Assert.Equal((260, 60, 60), (view.Calls, view.Rejected, Assert.Single(view.Limits).Rejected));
        Assert.Equal(new WorstMinute(Noon.AddMinutes(1), 70, 40), view.WorstMinute);
        Assert.Equal(60.0 / 260, view.Share);
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(119, 0)]
    [InlineData(180, 61)]
    [InlineData(600_000, 599_881)]
    public void A_rate_has_its_burst_and_refills_within_the_minute(long calls, long rejected)
    {
        // Spread over 60 s, up to 59 more have come back by the last of them.
        Assert.Equal(rejected, Play([Minute], (Noon, "a", calls)).Rejected);
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(71, 11)]
    [InlineData(180, 120)]
    public void Calls_that_came_in_one_burst_are_told_apart_from_those_that_came_evenly(long calls, long rejected)
    {
        Assert.Equal(rejected, Play([Minute], (Noon, "a", calls)).RejectedAtOnce);
    }

    [Fact]
    public void A_limit_on_an_operation_refuses_its_calls_alone_and_a_call_that_two_limits_refuse_counts_at_both()
    {
        PlanLimit[] limits = [Day, new("book", LimitKind.Quota, 10, LimitWindow.Day) { Metric = "book" }];

        var apart = Play(limits, (Noon, "book", 30), (Noon, "list", 30));
        var both = Play([Day with { Count = 0 }, limits[1] with { Count = 0 }], (Noon, "book", 5));

        Assert.Equal((20, 0, 20), (apart.Rejected, apart.Limits[0].Rejected, apart.Limits[1].Rejected));
        Assert.Equal((5, 5, 5), (both.Rejected, both.Limits[0].Rejected, both.Limits[1].Rejected));
    }

    [Fact]
    public void What_is_not_recorded_is_not_played_and_said_so()
    {
        var view = Play([new("once", LimitKind.Concurrency, 0, LimitWindow.Eternity), Day with { Name = "data", Metric = "data", Unit = "MB", Count = 0 }], (Noon, "a", 500));

        Assert.Equal((0, null), (view.Rejected, view.WorstMinute));
        Assert.Equal(["once", "data"], view.NotReplayed);
        Assert.Empty(view.Limits);
    }

    [Fact]
    public async Task An_applications_recorded_calls_are_played_under_a_plan_or_under_limits_in_the_body()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        await RecordedMinute.AddAsync(portal, application, "travels", 300);
        await RecordedMinute.AddAsync(portal, application, "flights", 9000);
        var plan = await PlanAsync(partner);

        var usual = await (await partner.PostAsync($"/plans/{plan}/simulations", new { applicationId = application })).JsonAsync();
        var other = await (await partner.PostAsync($"/plans/{plan}/simulations", new { applicationId = application, days = 2, limits = new[] { new { name = "all", kind = "quota", count = 1, window = "eternity" } } })).JsonAsync();
        var none = await (await partner.PostAsync($"/plans/{plan}/simulations", new { applicationId = application, days = 1, limits = Array.Empty<object>() })).JsonAsync();

        Assert.Equal(("Starter", 300, 181), (usual.GetProperty("plan").GetString(), usual.GetProperty("calls").GetInt64(), usual.GetProperty("rejected").GetInt64()));
        Assert.Equal(["minute", "day"], usual.GetProperty("limits").EnumerateArray().Select(limit => limit.GetProperty("limit").GetProperty("name").GetString()));
        Assert.Equal((300, 299), (other.GetProperty("calls").GetInt64(), other.GetProperty("rejected").GetInt64()));
        Assert.Equal((0, 0), (none.GetProperty("calls").GetInt64(), none.GetProperty("rejected").GetInt64()));
    }

    [Fact]
    public async Task Nobody_plays_anothers_calls_or_a_plan_that_is_not_offered_and_bad_input_is_named()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var other = await Scripted.StartAsync(portal, "Blue Travel");
        var application = await partner.CreateAsync();
        var plan = await PlanAsync(partner);
        var narrow = await portal.TokenAsync(partner.Organization, "applications:read");
        var closed = (await (await portal.SendAsync(HttpMethod.Get, "/api/v1/apis/travels", RunningPortal.AdminToken)).JsonAsync())
            .GetProperty("plans").EnumerateArray().Single(one => one.GetProperty("slug").GetString() == "internal").GetProperty("id").GetGuid();

        await (await other.PostAsync($"/plans/{plan}/simulations", new { applicationId = application })).ProblemAsync(404, "not_found");
        await (await partner.PostAsync($"/plans/{closed}/simulations", new { applicationId = application })).ProblemAsync(404, "not_found");
        await (await portal.SendAsync(HttpMethod.Post, $"/api/v1/plans/{plan}/simulations", narrow.Token, new { applicationId = application })).ProblemAsync(403, "scope_missing");
        Assert.Equal(0, (await (await portal.SendAsync(HttpMethod.Post, $"/api/v1/plans/{closed}/simulations", RunningPortal.AdminToken, new { applicationId = application })).JsonAsync()).GetProperty("calls").GetInt64());
        (object Body, string Field)[] wrong =
        [
            (new { }, "applicationId"), (new { applicationId = application, days = 31 }, "days"),
            (new { applicationId = application, limits = new[] { new { name = "a", kind = "rate", count = 5 } } }, "window"),
            (new { applicationId = application, limits = new[] { new { name = "a", kind = "quota", count = -5, window = "day" } } }, "count"),
            (new { applicationId = application, limits = new[] { new { name = "a", kind = "concurrency", count = 5, window = "day" } } }, "window"),
        ];
        foreach (var (body, field) in wrong)
        {
            var problem = await (await partner.PostAsync($"/plans/{plan}/simulations", body)).ProblemAsync(400, "invalid");
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        }
    }

    private static SimulationView Play(PlanLimit[] limits, params (DateTimeOffset Minute, string Operation, long Calls)[] minutes)
    {
        var replay = new TrafficReplay(limits);
        foreach (var minute in minutes.GroupBy(minute => minute.Minute))
        {
            replay.Play(minute.Key, minute.ToDictionary(one => one.Operation, one => one.Calls));
        }
        var application = new Application { Id = Guid.NewGuid(), OrganizationId = Guid.NewGuid(), Name = "Site", Description = "", CreatedAt = Noon };
        return replay.View(new PlanView("plan", "Plan", "", PlanApproval.Automatic, limits), application, Noon, Noon.AddDays(2));
    }

    private static async Task<Guid> PlanAsync(Scripted partner) =>
        (await (await partner.GetAsync("/apis/travels")).JsonAsync()).GetProperty("plans")[0].GetProperty("id").GetGuid();
}
