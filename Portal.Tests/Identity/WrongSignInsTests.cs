using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Hosting;
using Portal.Api.Identity.Sessions;
using Portal.Tests.Account;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

public sealed class WrongSignInsTests
{
    private const string Office = "203.0.113.7";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly WrongSignIns _wrong;

    public WrongSignInsTests() => _wrong = new WrongSignIns(Options.Create(new WrongSignInOptions()), _clock);

    [Fact]
    public void After_thirty_wrong_sign_ins_a_network_has_one_more_each_twenty_seconds()
    {
        Assert.All(Enumerable.Range(0, 30), _ => Assert.Null(_wrong.Take(Office)));

        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(TimeSpan.FromSeconds(20), _wrong.Take(Office)!.RetryAfter));
        _clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Contains("Try again in 1 second.", _wrong.Take(Office)!.Detail, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_wrong.Take(Office));
        Assert.NotNull(_wrong.Take(Office));
        Assert.Null(_wrong.Take("203.0.113.8"));
    }

    [Fact]
    public void Right_passwords_are_not_counted_and_do_not_make_room_for_wrong_ones()
    {
        for (var person = 0; person < 100; person++)
        {
            Assert.Null(_wrong.Take(Office));
            _wrong.GiveBack(Office);
        }

        Assert.All(Enumerable.Range(0, 30), _ => Assert.Null(_wrong.Take(Office)));
        Assert.NotNull(_wrong.Take(Office));
    }

    [Fact]
    public void However_many_networks_there_are_only_so_many_are_kept_and_those_that_wait_before_the_quiet_ones()
    {
        Assert.All(Enumerable.Range(0, WrongSignIns.MostNetworks - 2), number => Assert.Null(_wrong.Take($"quiet {number}")));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.All(Enumerable.Range(0, 30), _ => Assert.Null(_wrong.Take(Office)));

        Assert.Null(_wrong.Take(CallerNetwork.Of(IPAddress.Parse("2001:db8:1:2:3:4:5:6"))));
        Assert.Equal(WrongSignIns.MostNetworks, _wrong.Networks);
        Assert.Null(_wrong.Take(CallerNetwork.Of(IPAddress.Parse("2001:db8:1:2:ffff::1"))));

        Assert.NotNull(_wrong.Take(Office));
        Assert.Equal(2, _wrong.Networks);
    }

    [Fact]
    public async Task One_password_tried_at_many_accounts_is_held_up_with_words_that_say_when_to_try_again()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--SignIns:WrongPerTenMinutes=3");
        using var maya = new Visitor(portal);
        await maya.EnterAsync();
        Assert.NotNull(maya.SentTo);
        using var sprayer = new Visitor(portal);
        for (var account = 0; account < 3; account++)
        {
            await sprayer.SignInAsync($"{account}@sunny.example", "a password of many");
            Assert.Contains("do not match", Alert(sprayer), StringComparison.Ordinal);
        }

        await sprayer.SignInAsync("3@sunny.example", "a password of many");

        Assert.Matches("^There were too many wrong sign-ins from your network address. Try again in [0-9]+ seconds.$", Alert(sprayer));
        await sprayer.SignInAsync();
        Assert.Null(sprayer.SentTo);
        Assert.StartsWith("There were too many", Alert(sprayer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_each_network_waits_for_its_own_wrong_sign_ins_alone()
    {
        await using var portal = await RunningPortal.StartAsync(settings: ["--SignIns:WrongPerTenMinutes=1", "--Portal:TrustedProxies=127.0.0.0/8"]);
        using var one = new Visitor(portal, ("X-Forwarded-For", "203.0.113.1"));
        using var other = new Visitor(portal, ("X-Forwarded-For", "203.0.113.1, 203.0.113.2"));
        await one.SignInAsync("0@sunny.example", "a password of many");

        await one.SignInAsync("1@sunny.example", "a password of many");
        await other.SignInAsync("1@sunny.example", "a password of many");

        Assert.StartsWith("There were too many", Alert(one), StringComparison.Ordinal);
        Assert.Contains("do not match", Alert(other), StringComparison.Ordinal);
    }

    private static string Alert(Visitor visitor) => visitor.Page.QuerySelector("[role=alert]")!.TextContent.Trim();
}
