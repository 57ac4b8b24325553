using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Console;

public sealed class ConsolePageTests
{
    [Fact]
    public async Task The_console_is_there_without_script_and_without_an_account()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await ReadAsync(portal, "/apis/travels/v2/quoteTrip/try?p.city=Oslo&p.user=new", HttpStatusCode.OK);

        Assert.Contains("value=\"Oslo\"", page, StringComparison.Ordinal);
        Assert.Contains("/travels/Oslo", page, StringComparison.Ordinal);
        Assert.Contains("Sign in to send", page, StringComparison.Ordinal);
        Assert.Contains("Sending a call from this page needs JavaScript.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/apis/travels/v2/noSuchOperation/try")]
    [InlineData("/apis/travels/v9/quoteTrip/try")]
    [InlineData("/apis/nothing/v1/x/try")]
    [InlineData("/apis/discounts/v1/getDiscount/try")]
    public async Task What_a_guest_may_not_see_is_not_there(string path)
    {
        await using var portal = await RunningPortal.StartAsync();

        Assert.Contains("There is nothing at this address", await ReadAsync(portal, path, HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_support_link_tells_a_stranger_nothing()
    {
        await using var portal = await RunningPortal.StartAsync();

        await ReadAsync(portal, "/requests/0123456789abcdef0123456789abcdef", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task All_traffic_is_for_administrators()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Portal.GetAsync("/admin/traffic", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(RunningPortal portal, string path, HttpStatusCode expected)
    {
        using var answer = await portal.Portal.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
