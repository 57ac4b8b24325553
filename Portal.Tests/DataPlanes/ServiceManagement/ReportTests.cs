using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.DataPlanes.ServiceManagement.Reports;
using Portal.Api.Identity;
using Portal.Api.Plans;
using Portal.Tests.Gateway;

namespace Portal.Tests.DataPlanes.ServiceManagement;

public sealed class ReportTests(ControlFixture fixture) : IClassFixture<ControlFixture>
{
    private static readonly PlanLimit[] Ever = [new("ever", LimitKind.Quota, 1000, LimitWindow.Eternity)];

    private RunningControl Control => fixture.Control;

    private ServiceAsker Asker => new(fixture.Control);

    [Fact]
    public async Task A_thousand_transactions_are_counted_and_the_answer_is_empty()
    {
        var key = await Asker.UserKeyAsync(Ever);

        var answer = await Asker.ReportAsync(string.Join('&', Enumerable.Range(0, 1000).Select(place => $"transactions%5B{place}%5D%5Buser_key%5D={key}&transactions%5B{place}%5D%5Busage%5D%5BgetTravel%5D=1")));

        Assert.Equal((202, ""), (answer.Status, answer.Body));
        Assert.Equal("1000", await Asker.UsedAsync(key));
    }

    [Fact]
    public async Task More_than_a_thousand_are_not_taken() =>
        Assert.Equal("transactions_format_invalid", (await Asker.ReportAsync(string.Join('&', Enumerable.Range(0, 1001).Select(place => $"transactions[{place}][user_key]=k")))).Error.Code);

    [Fact]
    public async Task Lists_without_places_and_multipart_bodies_are_read_too()
    {
        var key = await Asker.UserKeyAsync(Ever);
        var token = await Asker.TokenAsync();
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(token), "service_token" },
            { new StringContent("travels"), "service_id" },
            { new StringContent(key), "transactions[0][user_key]" },
            { new StringContent("5"), "transactions[0][usage][hits]" },
        };

        Assert.Equal(202, (await Asker.ReportAsync($"transactions[][user_key]={key}&transactions[][usage][hits]=2&transactions[][user_key]={key}&transactions[][usage][hits]=3")).Status);
        Assert.Equal(202, (await Asker.SendAsync(HttpMethod.Post, "/transactions.xml", parts)).Status);

        Assert.Equal("10", await Asker.UsedAsync(key));
    }

    [Fact]
    public async Task Who_is_not_active_or_over_a_limit_is_counted_all_the_same()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels", Ever[0] with { Count = 1 }) with { Active = false, State = "cancelled" });
        await Control.Running.PublishAsync();

        await Asker.ReportAsync($"transactions[0][app_id]={application.Id:N}&transactions[0][usage][hits]=7");

        Assert.Equal("7", (await Asker.AskAsync("authorize", $"user_key={await Control.Running.KeyOfAsync(application)}")).Xml.Descendants("current_value").Single().Value);
    }

    [Theory]
    [InlineData(-23, true)]
    [InlineData(-25, false)]
    [InlineData(0, true)]
    [InlineData(2, false)]
    public async Task Times_from_a_day_ago_to_an_hour_ahead_are_taken(int hours, bool taken)
    {
        var key = await Asker.UserKeyAsync(Ever);
        var at = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddHours(hours).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));

        await Asker.ReportAsync($"transactions[0][user_key]={key}&transactions[0][usage][hits]=1&transactions[0][timestamp]={at}");

        Assert.Equal(taken ? "1" : "0", await Asker.UsedAsync(key));
    }

    [Fact]
    public async Task One_wrong_transaction_has_all_rejected_and_administrators_see_what_was_wrong_without_keys()
    {
        var key = await Asker.UserKeyAsync(Ever);

        var answer = await Asker.ReportAsync(
            $"transactions[0][user_key]={key}&transactions[0][usage][hits]=1&transactions[1][user_key]={key}x&transactions[1][usage][hits]=1&transactions[2][user_key]={key}&transactions[2][usage][clicks]=1");

        Assert.Equal((202, ""), (answer.Status, answer.Body));
        Assert.Equal("0", await Asker.UsedAsync(key));
        await using var scope = Control.Running.Services.CreateAsyncScope();
        var kept = (await scope.ServiceProvider.GetRequiredService<RejectedReportQueries>().ListAsync(Actor.System, TestContext.Current.CancellationToken)).Value.Where(row => row.Transactions == 3).ToList();
        Assert.Equal([(1, "user_key_invalid"), (2, "metric_invalid")], kept.Select(row => (row.Transaction, row.Code)));
        Assert.DoesNotContain(kept, row => row.Detail.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a=b", "transactions_is_blank")]
    [InlineData("transactions=", "transactions_is_blank")]
    [InlineData("transactions=a", "transactions_format_invalid")]
    [InlineData("transactions[0]=a", "transactions_format_invalid")]
    [InlineData("transactions[0]=", "transactions_has_nil_transaction")]
    [InlineData("transactions[0][user_id]=u", "end_users_no_longer_supported")]
    [InlineData("transactions[0][user_key]=%ff", "not_valid_data")]
    public async Task A_report_that_cannot_be_read_is_an_error(string parameters, string code)
    {
        var answer = await Asker.ReportAsync(parameters);

        Assert.Equal((code == "not_valid_data" ? 422 : 400, code), (answer.Error.Status, answer.Error.Code));
    }

    [Fact]
    public async Task Other_bodies_are_refused_by_their_type()
    {
        using var json = new StringContent("{}", null, "application/json");

        Assert.Equal((400, "content_type_invalid", "invalid Content-Type: application/json; charset=utf-8"), (await Asker.SendAsync(HttpMethod.Post, "/transactions.xml", json)).Error);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_counted()
    {
        var key = await Asker.UserKeyAsync(Ever);
        using var body = new StringContent($"transactions[0][user_key]={key}&transactions[0][usage][hits]=1", null, "application/x-www-form-urlencoded");

        Assert.Equal("provider_key_or_service_token_required", (await Asker.SendAsync(HttpMethod.Post, "/transactions.xml", body)).Error.Code);
        Assert.Equal("0", await Asker.UsedAsync(key));
    }
}
