using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Traffic;
using Portal.Tests.Account;
using Portal.Tests.Hosting;

namespace Portal.Tests.Traffic;

public sealed partial class TrafficPageTests
{
    [Fact]
    public async Task An_administrator_sees_calls_a_minute_of_the_time_in_which_there_were_any_and_from_there_each_call()
    {
        await using var portal = await RunningPortal.StartAsync("portal");
        var sink = portal.Services.GetRequiredService<IRequestSink>();
        for (var call = 0; call < 12; call++)
        {
            sink.Record(TrafficBench.Call($"call-{call}", at: TimeProvider.System.GetUtcNow().AddMinutes(-3)));
        }
        sink.Record(TrafficBench.Call("refused", at: TimeProvider.System.GetUtcNow(), status: 405) with
        {
            RefusalCode = "method_not_allowed", Ledger = [new LedgerStep("operation", "PUT /travels", "not in the contract", false, 1, "It takes GET.")],
        });
        sink.Record(TrafficBench.Call("mocked", at: TimeProvider.System.GetUtcNow(), status: 404) with { Kind = CallKind.Mock });
        sink.Record(TrafficBench.Call("rehearsed", at: TimeProvider.System.GetUtcNow(), status: 503) with { Kind = CallKind.Rehearsed });
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();

        var (rate, minutes) = await RateAsync(administrator);
        Assert.InRange(minutes, 3, 4.2);
        Assert.Equal(13 / minutes, rate, 0.3);
        Assert.Contains("0 of 5xx; 1 by the mock and 1 rehearsed left out", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(["mock", "rehearsed"], administrator.Page.QuerySelectorAll("table .badge").Select(badge => badge.TextContent).Order());

        await administrator.OpenAsync("/requests/refused");
        Assert.Contains("It takes GET. What method_not_allowed means", Spaces().Replace(administrator.Text, " "), StringComparison.Ordinal);
        Assert.NotNull(administrator.Page.QuerySelector("nav.crumbs a[href='/admin/traffic']"));
    }

    /// <summary>Calls are counted a moment after they end.</summary>
    private static async Task<(double Rate, double Minutes)> RateAsync(Visitor administrator)
    {
        while (true)
        {
            await administrator.OpenAsync("/admin/traffic");
            if (Rate().Match(administrator.Text) is { Success: true, Groups: var found })
            {
                return (double.Parse(found[1].Value, CultureInfo.InvariantCulture), double.Parse(found[2].Value, CultureInfo.InvariantCulture));
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex(@"Calls a minute\s*([\d.]+)\s*13 in the ([\d.]+) minutes since the first")]
    private static partial Regex Rate();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
