using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Plans;
using Portal.Api.Traffic.Requests;
using Portal.Tests.Gateway;

namespace Portal.Tests.DataPlanes.ServiceManagement;

public sealed class AuthorizeTests(ControlFixture fixture) : IClassFixture<ControlFixture>
{
    private static readonly PlanLimit Day = new("day", LimitKind.Quota, 3, LimitWindow.Day);

    private RunningControl Control => fixture.Control;

    private ServiceAsker Asker => new(fixture.Control);

    [Fact]
    public async Task The_answer_is_3scales_to_the_byte()
    {
        var key = await Asker.UserKeyAsync(
            new PlanLimit("year", LimitKind.Quota, 20, LimitWindow.Year), new PlanLimit("ever", LimitKind.Quota, 1, LimitWindow.Eternity) { Metric = "getTravel" });

        var yes = await Asker.AskAsync("authrep", $"user_key={key}&usage%5BgetTravel%5D=1");
        var no = await Asker.AskAsync("authrep", $"user_key={key}&usage[getTravel]=1");

        var year = TimeProvider.System.GetUtcNow().Year;
        var reports = $"<plan>Starter</plan><usage_reports><usage_report metric=\"hits\" period=\"year\"><period_start>{year}-01-01 00:00:00 +0000</period_start><period_end>{year + 1}-01-01 00:00:00 +0000</period_end><max_value>20</max_value><current_value>1</current_value></usage_report><usage_report metric=\"getTravel\" period=\"eternity\"{{0}}><max_value>1</max_value><current_value>1</current_value></usage_report></usage_reports></status>";
        Assert.Equal((200, "application/vnd.3scale-v2.0+xml"), (yes.Status, yes.ContentType));
        Assert.Equal("<?xml version=\"1.0\" encoding=\"UTF-8\"?><status><authorized>true</authorized>" + reports.Replace("{0}", "", StringComparison.Ordinal), yes.Body);
        Assert.Equal(409, no.Status);
        Assert.Equal("<?xml version=\"1.0\" encoding=\"UTF-8\"?><status><authorized>false</authorized><reason>usage limits are exceeded</reason>" + reports.Replace("{0}", " exceeded=\"true\"", StringComparison.Ordinal), no.Body);
        Assert.Equal(("*", "3scale-rejection-reason"), (no.Header("Access-Control-Allow-Origin"), no.Header("Access-Control-Expose-Headers")));
        Assert.Null(no.Header("3scale-rejection-reason"));
    }

    [Fact]
    public async Task A_rate_is_told_by_the_calendar_s_minute_as_3scale_s_periods_are()
    {
        var key = await Asker.UserKeyAsync(new PlanLimit("minute", LimitKind.Rate, 5, LimitWindow.Minute));

        var report = (await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=2")).Xml.Descendants("usage_report").Single();

        var (start, end) = (Time(report, "period_start"), Time(report, "period_end"));
        Assert.Equal(("minute", "2", 0, TimeSpan.FromMinutes(1)), ((string?)report.Attribute("period"), report.Element("current_value")!.Value, start.Second, end - start));
    }

    [Fact]
    public async Task Without_limits_there_are_no_usage_reports()
    {
        var key = await Asker.UserKeyAsync();

        Assert.Equal("<?xml version=\"1.0\" encoding=\"UTF-8\"?><status><authorized>true</authorized><plan>Starter</plan></status>", (await Asker.AskAsync("authorize", $"user_key={key}")).Body);
    }

    [Fact]
    public async Task Authorize_foresees_and_authrep_takes_and_neither_counts_what_does_not_fit()
    {
        var key = await Asker.UserKeyAsync(Day);

        Assert.Equal(200, (await Asker.AskAsync("authorize", $"user_key={key}&usage[hits]=3")).Status);
        Assert.Equal(409, (await Asker.AskAsync("authorize", $"user_key={key}&usage[hits]=4")).Status);
        Assert.Equal("0", await Asker.UsedAsync(key));
        Assert.Equal(409, (await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=4")).Status);
        Assert.Equal("0", await Asker.UsedAsync(key));
        Assert.Equal("3", (await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=3")).Xml.Descendants("current_value").Single().Value);
        Assert.Equal(409, (await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=1")).Status);
        Assert.Equal("3", await Asker.UsedAsync(key));
    }

    [Fact]
    public async Task Without_usage_only_a_limit_that_is_passed_denies_and_authrep_counts_nothing()
    {
        var key = await Asker.UserKeyAsync(Day);
        await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=3");

        Assert.Equal(200, (await Asker.AskAsync("authorize", $"user_key={key}")).Status);
        Assert.Equal(200, (await Asker.AskAsync("authrep", $"user_key={key}")).Status);
        Assert.Equal("3", await Asker.UsedAsync(key));
        await Asker.ReportAsync($"transactions[0][user_key]={key}&transactions[0][usage][hits]=1");
        Assert.Equal(409, (await Asker.AskAsync("authorize", $"user_key={key}")).Status);
    }

    [Fact]
    public async Task Only_metrics_in_the_usage_and_their_parents_are_checked()
    {
        var key = await Asker.UserKeyAsync(new PlanLimit("hits", LimitKind.Quota, 2, LimitWindow.Day), new PlanLimit("book", LimitKind.Quota, 0, LimitWindow.Day) { Metric = "book" });

        Assert.Equal(200, (await Asker.AskAsync("authrep", $"user_key={key}&usage[getTravel]=2")).Status);
        Assert.Equal(409, (await Asker.AskAsync("authrep", $"user_key={key}&usage[getTravel]=1")).Status);
        Assert.Equal(409, (await Asker.AskAsync("authrep", $"user_key={key}&usage[book]=1")).Status);
        Assert.Equal(200, (await Asker.AskAsync("authorize", $"user_key={key}&usage[book]=0")).Status);
    }

    [Fact]
    public async Task A_client_that_has_rolled_children_up_says_so()
    {
        var key = await Asker.UserKeyAsync(Day);

        await Asker.AskAsync("authrep", $"user_key={key}&usage[getTravel]=1&usage[hits]=1", "flat_usage=1");
        Assert.Equal("1", await Asker.UsedAsync(key));
        await Asker.AskAsync("authrep", $"user_key={key}&usage[getTravel]=1&usage[hits]=1");
        Assert.Equal("3", await Asker.UsedAsync(key));
    }

    [Fact]
    public async Task A_denial_says_its_code_in_a_header_where_asked_and_errors_do_not()
    {
        var key = await Asker.UserKeyAsync(Day with { Count = 0 });

        Assert.Equal("limits_exceeded", (await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=1", "rejection_reason_header=1")).Header("3scale-rejection-reason"));
        Assert.Null((await Asker.AskAsync("authrep", "user_key=none", "rejection_reason_header=1")).Header("3scale-rejection-reason"));
    }

    [Fact]
    public async Task Limit_headers_tell_of_the_limit_with_least_left_and_of_the_longest_period_where_two_tie()
    {
        var key = await Asker.UserKeyAsync(
            new PlanLimit("day", LimitKind.Quota, 5, LimitWindow.Day), new PlanLimit("ever", LimitKind.Quota, 5, LimitWindow.Eternity), new PlanLimit("year", LimitKind.Quota, 9, LimitWindow.Year));

        var yes = await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=1", "limit_headers=1");
        var no = await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=8", "limit_headers=1");
        var unknown = await Asker.AskAsync("authrep", "user_key=none&usage[hits]=8", "limit_headers=1");

        Assert.Equal(("4", "-1", "5"), (yes.Header("3scale-limit-remaining"), yes.Header("3scale-limit-reset"), yes.Header("3scale-limit-max-value")));
        Assert.Equal((409, "0"), (no.Status, no.Header("3scale-limit-remaining")));
        Assert.Null(unknown.Header("3scale-limit-remaining"));
    }

    [Theory]
    [InlineData("", "no_body=1")]
    [InlineData("&no_body=1", null)]
    public async Task A_body_is_left_out_where_asked(string parameter, string? option)
    {
        var key = await Asker.UserKeyAsync(Day);

        var yes = await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=1{parameter}", option);
        var no = await Asker.AskAsync("authrep", $"user_key=none{parameter}", option);

        Assert.Equal((200, "", 403, ""), (yes.Status, yes.Body, no.Status, no.Body));
    }

    [Fact]
    public async Task The_hierarchy_lists_the_operations_under_hits()
    {
        var key = await Asker.UserKeyAsync();

        var metric = (await Asker.AskAsync("authorize", $"user_key={key}", "hierarchy=1")).Xml.Element("hierarchy")!.Element("metric")!;

        Assert.Equal(("hits", "listCities getTravel popular book"), ((string?)metric.Attribute("name"), (string?)metric.Attribute("children")));
    }

    [Fact]
    public async Task The_call_is_recorded_as_one_of_this_door_without_the_key()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels", Day));
        var key = await Control.Running.KeyOfAsync(application);

        var answer = await Asker.AskAsync("authrep", $"user_key={key}&usage[getTravel]=1");

        var record = Assert.Single(Control.Running.Services.GetRequiredService<RecentRequests>().All(), record => record.ApplicationId == application.Id);
        Assert.Equal((answer.Header("X-Request-Id"), "service_management", "/transactions/authrep.xml?usage[getTravel]=1", 200, "getTravel"), (record.RequestId, record.Door, record.Target, record.Status, record.Operation));
        Assert.Equal(["question", "credential", "subscription", "limits"], record.Ledger.Select(step => step.Step));
        Assert.DoesNotContain(record.Ledger, step => step.Input.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/check.txt", 200, "ok")]
    [InlineData("HEAD", "/available", 200, "")]
    [InlineData("GET", "/available", 404, "")]
    [InlineData("POST", "/transactions/authorize.xml", 404, "")]
    [InlineData("GET", "/transactions.xml", 404, "")]
    [InlineData("GET", "/transactions/other.xml", 404, "")]
    [InlineData("GET", "/nothing", 404, "")]
    [InlineData("OPTIONS", "/transactions/authrep.xml", 204, "")]
    [InlineData("OPTIONS", "/anything", 204, "")]
    public async Task Other_paths_answer_as_3scale_does(string method, string target, int status, string body)
    {
        var answer = await Asker.SendAsync(new HttpMethod(method), target);

        Assert.Equal((status, body), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task The_state_of_the_door_names_its_version() =>
        Assert.Matches("^\\{\"status\":\"ok\",\"version\":\\{\"backend\":\"[^\"]+\"\\}\\}$", (await Asker.SendAsync(HttpMethod.Get, "/status")).Body);

    [Fact]
    public async Task HEAD_decides_as_GET_does()
    {
        var key = await Asker.UserKeyAsync(Day with { Count = 0 });
        var token = await Asker.TokenAsync();

        Assert.Equal((409, ""), (await Asker.SendAsync(HttpMethod.Head, $"/transactions/authorize.xml?service_token={token}&service_id=travels&user_key={key}&usage[hits]=1")) is var answer ? (answer.Status, answer.Body) : default);
    }

    private static DateTimeOffset Time(XElement report, string name) =>
        DateTimeOffset.ParseExact(report.Element(name)!.Value, "yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
