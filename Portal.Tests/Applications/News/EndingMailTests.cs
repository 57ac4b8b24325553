using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Applications.News;
using Portal.Api.Drift.Impact;
using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Tests.Catalog;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications.News;

public sealed class EndingMailTests
{
    private static readonly DateTimeOffset Start = new(2099, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private FakeTimeProvider _clock = new(Start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_concerned_hear_of_an_end_once_and_are_reminded_30_and_7_days_before_it()
    {
        using var folder = new ContractFolder();
        await using var portal = await SilentAsync(folder);
        var caller = await portal.ConfirmedAsync("Sunny Tours");
        var subscriber = await portal.ConfirmedAsync("Red Travel");
        await portal.ConfirmedAsync("Stranger");
        await portal.CallsAsync(await caller.CreateAsync("Site"), null, 1234, Start);
        await subscriber.SubscribeAsync(await subscriber.CreateAsync("Shop"), "trips");
        await SendAsync(portal);
        Assert.Empty(await MailsAsync(portal));

        await ChangeAsync(portal, new { state = "published", deprecated = "2099-04-01", retired = "2099-06-30", notice = "Read the guide.", reason = "v3 comes" });
        await SendAsync(portal);
        await SendAsync(portal);
        var told = await MailsAsync(portal);
        Assert.Equal(["redtravel@agency.example", "sunnytours@agency.example"], told.Select(mail => mail.Recipient).Order(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);
        Assert.All(told, mail => Assert.Equal("Trips v2 answers no more from 30 June 2099", mail.Subject));
        Assert.Contains("- Site: 1,234 calls of v2 in the last 30 days, the last on 1 March 2099", told.Single(mail => mail.Recipient.StartsWith("sunny", StringComparison.OrdinalIgnoreCase)).Body, StringComparison.Ordinal);
        Assert.Contains("- Shop: subscribed to Trips, no calls of v2 in the last 30 days", told.Single(mail => mail.Recipient.StartsWith("red", StringComparison.OrdinalIgnoreCase)).Body, StringComparison.Ordinal);
        Assert.All(told, mail => Assert.Contains("Read the guide.", mail.Body, StringComparison.Ordinal));

        // Every day, by processes that come and go: what was told is in the database.
        var reminders = new List<(DateTimeOffset Day, string Subject)>();
        for (var known = told.Count; _clock.GetUtcNow() < new DateTimeOffset(2099, 7, 3, 0, 0, 0, TimeSpan.Zero); _clock.Advance(TimeSpan.FromDays(1)))
        {
            await SendAsync(portal);
            var mails = await MailsAsync(portal);
            reminders.AddRange(mails.Skip(known).Select(mail => (_clock.GetUtcNow(), mail.Subject)));
            known = mails.Count;
        }
        // The caller fell silent more than 30 days before; the subscriber is still there.
        Assert.Equal(
            [(Start.AddDays(91), "Trips v2 answers no more in 30 days"), (Start.AddDays(114), "Trips v2 answers no more in 7 days")],
            reminders);
    }

    [Fact]
    public async Task A_date_that_is_moved_or_taken_back_is_told_and_one_that_was_set_and_taken_back_at_once_is_not()
    {
        using var folder = new ContractFolder();
        await using var portal = await SilentAsync(folder);
        var subscriber = await portal.ConfirmedAsync("Red Travel");
        await subscriber.SubscribeAsync(await subscriber.CreateAsync("Shop"), "trips");

        await ChangeAsync(portal, new { state = "published", retired = "2099-12-31", reason = "First" });
        await ChangeAsync(portal, new { state = "published", reason = "A mistake" });
        await SendAsync(portal);
        Assert.Empty(await MailsAsync(portal));

        await ChangeAsync(portal, new { state = "published", retired = "2099-12-31", reason = "Now" });
        await SendAsync(portal);
        await ChangeAsync(portal, new { state = "published", retired = "2100-03-31", reason = "Later" });
        await SendAsync(portal);
        await ChangeAsync(portal, new { state = "published", retired = "2100-03-31", notice = "Only words.", reason = "Words" });
        await SendAsync(portal);
        await ChangeAsync(portal, new { state = "published", reason = "It stays" });
        await SendAsync(portal);

        var mails = await MailsAsync(portal);
        Assert.Equal(["Trips v2 answers no more from 31 December 2099", "Trips v2 answers no more from 31 March 2100", "Trips v2 goes on"], mails.Select(mail => mail.Subject));
        Assert.Contains("It was to be retired on 31 December 2099.", mails[1].Body, StringComparison.Ordinal);
        Assert.Contains("It was to be retired on 31 March 2100, and is not.", mails[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_hears_of_an_end_a_few_days_before_it_is_not_reminded_of_the_same_at_once()
    {
        using var folder = new ContractFolder();
        await using var portal = await SilentAsync(folder);
        var subscriber = await portal.ConfirmedAsync("Red Travel");
        await subscriber.SubscribeAsync(await subscriber.CreateAsync("Shop"), "trips");
        // Changes carry the time of the portal's own clock.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        _clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await ChangeAsync(portal, new { state = "published", retired = today.AddDays(20).ToString("O", System.Globalization.CultureInfo.InvariantCulture), reason = "Soon" });

        await SendAsync(portal);
        Assert.Single(await MailsAsync(portal));
        _clock.Advance(TimeSpan.FromDays(13));
        await SendAsync(portal);

        Assert.Equal([$"Trips v2 answers no more from {today.AddDays(20).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}", "Trips v2 answers no more in 7 days"], (await MailsAsync(portal)).Select(mail => mail.Subject));
    }

    [Fact]
    public async Task Of_the_end_of_an_internal_version_partners_hear_nothing()
    {
        using var folder = new ContractFolder();
        await using var portal = await SilentAsync(folder);
        var subscriber = await portal.ConfirmedAsync("Red Travel");
        await subscriber.SubscribeAsync(await subscriber.CreateAsync("Shop"), "trips");

        await ChangeAsync(portal, new { state = "published", retired = "2099-12-31", reason = "Over" }, "v1");
        await SendAsync(portal);

        Assert.Empty(await MailsAsync(portal));
    }

    /// <summary>A portal whose own senders do not run.</summary>
    private static Task<RunningPortal> SilentAsync(ContractFolder folder) => RunningPortal.StartAsync("portal", builder =>
    {
        foreach (var sender in builder.Services.Where(service => service.ImplementationType == typeof(MailSender) || service.ImplementationType == typeof(EndingMailSender)).ToList())
        {
            builder.Services.Remove(sender);
        }
    }, folder.Setting);

    /// <summary>A new one each time, as after a restart.</summary>
    private async Task SendAsync(RunningPortal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var (db, organizations) = (provider.GetRequiredService<PortalDbContext>(), provider.GetRequiredService<IOrganizationDirectory>());
        var use = new VersionUse(db, _clock);
        await new EndingMails(db, new ConcernedOrganizations(db, use, organizations), organizations, provider.GetRequiredService<MailOutbox>(), provider.GetRequiredService<PortalLinks>(), _clock).SendDueAsync(Token);
    }

    private static async Task ChangeAsync(RunningPortal portal, object body, string version = "v2") =>
        Assert.Equal(System.Net.HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Put, $"/api/v1/apis/trips/versions/{version}/lifecycle", RunningPortal.AdminToken, body)).StatusCode);

    private static async Task<List<OutboxMail>> MailsAsync(RunningPortal portal)
    {
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        return await db.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Subject.StartsWith("Trips ")).OrderBy(mail => mail.CreatedAt).ThenBy(mail => mail.Id).ToListAsync(Token);
    }
}
