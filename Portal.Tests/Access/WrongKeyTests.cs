using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Access;
using Portal.Api.Access.WrongKeys;
using Portal.Api.Hosting;
using Portal.Api.Persistence;
using Portal.Tests.Applications;
using Portal.Tests.Gateway;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Access;

public sealed class WrongKeyTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void After_a_burst_an_address_waits_and_then_has_one_more_every_three_seconds()
    {
        var book = new WrongKeyBook(_clock);

        Assert.All(Enumerable.Range(0, WrongKeyBook.Burst), _ => Assert.Null(book.Add("203.0.113.7", "travels")));
        Assert.Equal(TimeSpan.FromSeconds(3), book.Add("203.0.113.7", "travels"));
        Assert.Null(book.Add("203.0.113.8", "travels"));
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Null(book.Add("203.0.113.7", "travels"));
        Assert.NotNull(book.Add("203.0.113.7", "cars"));

        var count = book.TakeUnwritten().Single(one => one.Address == "203.0.113.7");
        Assert.Equal((WrongKeyBook.Burst + 3, 2, "cars"), (count.Wrong, count.Slowed, count.Api));
        Assert.Empty(book.TakeUnwritten());
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("", "unknown")]
    public void A_network_of_IPv6_counts_as_one_caller(string address, string network) => Assert.Equal(network, CallerNetwork.Of(address));

    [Fact]
    public void However_many_addresses_there_are_only_so_many_are_kept()
    {
        var book = new WrongKeyBook(_clock);
        for (var number = 0; number < WrongKeyBook.MostAddresses * 2; number++)
        {
            book.Add(new IPAddress(number + 0x01000000L).ToString(), null);
        }

        Assert.InRange(book.TakeUnwritten().Count, 1, WrongKeyBook.MostAddresses);
    }

    [Fact]
    public void Where_few_addresses_have_been_quiet_all_are_forgotten_rather_than_looked_through_at_each_key()
    {
        var book = new WrongKeyBook(_clock);
        Fill(0, 100);
        book.TakeUnwritten();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Fill(100, WrongKeyBook.MostAddresses);

        book.Add("203.0.113.7", null);

        Assert.Equal("203.0.113.7", Assert.Single(book.TakeUnwritten()).Address);

        void Fill(int from, int to)
        {
            for (var number = from; number < to; number++)
            {
                book.Add(new IPAddress(number + 0x01000000L).ToString(), null);
            }
        }
    }

    [Fact]
    public async Task What_comes_from_an_address_later_is_added_to_what_was_written_of_it()
    {
        await using var portal = await RunningPortal.StartAsync("portal");
        var contexts = portal.Services.GetRequiredService<PortalDbContextFactory>();
        var book = new WrongKeyBook(_clock);
        using var writer = new WrongKeyWriter(book, contexts, _clock, NullLogger<WrongKeyWriter>.Instance);
        foreach (var api in new[] { "travels", "cars" })
        {
            book.Add("203.0.113.7", api);
            book.Add("203.0.113.8", api);
            await writer.StopAsync(TestContext.Current.CancellationToken);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        await using var db = contexts.Create();
        var rows = await db.Set<WrongKeyAddress>().AsNoTracking().OrderBy(row => row.Address).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["203.0.113.7", "203.0.113.8"], rows.Select(row => row.Address));
        Assert.All(rows, row => Assert.Equal((2, "cars", TimeSpan.FromMinutes(1)), (row.Wrong, row.Api, row.LastAt - row.FirstAt)));
    }

    [Fact]
    public async Task The_gateway_tells_who_sends_too_many_to_wait_and_lets_a_right_key_pass()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        var unknown = gateway.Services.GetRequiredService<KeyMint>().Issue(KeyMint.UserKeyPrefix).Key;
        for (var number = 0; number < WrongKeyBook.Burst; number++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await gateway.GetAsync("/travels", number % 2 == 0 ? unknown : "tvz_mistyped")).StatusCode);
        }

        var slowed = await gateway.GetAsync("/travels", unknown);

        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.InRange(slowed.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.Contains("too_many_wrong_keys", await slowed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/travels", key)).StatusCode);
    }

    [Fact]
    public async Task Administrators_see_where_they_come_from_and_nobody_else_does()
    {
        await using var portal = await RunningPortal.StartAsync("portal,gateway,mesh,travelz");
        using var http = new HttpClient { BaseAddress = portal.Addresses.Gateway };
        for (var number = 0; number < WrongKeyBook.Burst + 2; number++)
        {
            using var answer = await http.GetAsync(new Uri("/travels/Rome?user_key=tvz_mistyped", UriKind.Relative), TestContext.Current.CancellationToken);
        }
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        while (!await db.Set<WrongKeyAddress>().AnyAsync(row => row.Wrong == WrongKeyBook.Burst + 2, TestContext.Current.CancellationToken))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var seen = (await (await portal.SendAsync(HttpMethod.Get, "/api/v1/wrong-keys", RunningPortal.AdminToken)).JsonAsync())[0];

        Assert.Equal(("127.0.0.1", 22, 2, "travels"), (seen.GetProperty("address").GetString(), seen.GetProperty("wrong").GetInt32(), seen.GetProperty("slowed").GetInt32(), seen.GetProperty("api").GetString()));
        var partner = await Scripted.StartAsync(portal);
        await (await partner.GetAsync("/wrong-keys")).ProblemAsync(403, "administrator_required");
    }
}
