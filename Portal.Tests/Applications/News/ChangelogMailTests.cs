using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Identity;
using Portal.Api.Notifications;
using Portal.Api.Persistence;
using Portal.Tests.Catalog;
using Portal.Tests.Catalog.Changelog;
using Portal.Tests.Hosting;

namespace Portal.Tests.Applications.News;

public sealed class ChangelogMailTests
{
    private static readonly string Later = ContractFolder.Trips.Replace("        \"404\": { description: No such city }\n", "        \"410\": { description: Gone }\n", StringComparison.Ordinal)
        .Replace("      operationId: quoteTrip\n", "      operationId: quoteTrip\n      deprecated: true\n", StringComparison.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subscribers_are_mailed_what_changed_once_but_those_who_want_none_and_those_whose_own_calls_it_concerns()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", builder =>
        {
            var sender = builder.Services.Single(service => service.ImplementationType == typeof(MailSender));
            builder.Services.Remove(sender);
        }, folder.Setting);
        var (reader, caller, silent) = (await portal.ConfirmedAsync("Red Travel"), await portal.ConfirmedAsync("Blue Tours"), await portal.ConfirmedAsync("Grey Cars"));
        foreach (var organization in (Scripted[])[reader, caller, silent])
        {
            var application = await organization.CreateAsync("Site");
            await organization.SubscribeAsync(application, "trips");
            if (organization == caller)
            {
                await portal.CallsAsync(application, null, 5, TimeProvider.System.GetUtcNow());
            }
        }
        await OptOutAsync(portal, "GREYCARS@AGENCY.EXAMPLE");

        await ChangelogTests.PublishAsync(portal, "v2", Later);

        var mail = Assert.Single(await MailsAsync(portal));
        Assert.Equal("redtravel@agency.example", mail.Recipient, ignoreCase: true);
        Assert.Contains("Added\n\n- GET /trips/{city}: ", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Deprecated\n\n- GET /trips/{city} was deprecated.", mail.Body, StringComparison.Ordinal);
        Assert.Contains("/apis/trips/v2/changelog#entry-", mail.Body, StringComparison.Ordinal);
        Assert.Contains("/account#mail", mail.Body, StringComparison.Ordinal);

        await ChangelogTests.PublishAsync(portal, "v2", Later.Replace("summary: Book a trip", "summary: Book it", StringComparison.Ordinal));
        await ChangelogTests.PublishAsync(portal, "v1", Later);
        Assert.Single(await MailsAsync(portal));
    }

    private static async Task<List<OutboxMail>> MailsAsync(RunningPortal portal)
    {
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        return await db.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Subject == "Trips v2: what changed" || mail.Subject.StartsWith("Trips v1")).ToListAsync(Token);
    }

    private static async Task OptOutAsync(RunningPortal portal, string email)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var id = await db.Users.Where(user => user.NormalizedEmail == email).Select(user => user.Id).SingleAsync(Token);
        var outcome = await scope.ServiceProvider.GetRequiredService<ChangeMailSettings>().ExecuteAsync(new Actor { Kind = ActorKind.Person, Name = "Grey", UserId = id }, false, Token);
        Assert.False(outcome.IsRefused);
    }
}
