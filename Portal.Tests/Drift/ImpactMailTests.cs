using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Publishing.Telling;
using Portal.Api.Drift.Shapes;
using Portal.Api.Notifications;
using Portal.Api.Persistence;
using Portal.Tests.Account;
using Portal.Tests.Applications;
using Portal.Tests.Catalog.Publishing;

namespace Portal.Tests.Drift;

public sealed class ImpactMailTests
{
    private const string Quote = "GET /trips/{city}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_organisation_hears_once_of_what_concerns_its_own_applications_and_of_nobody_elses()
    {
        await using var stage = await PublishStage.StartAsync();
        await UseAsync(stage, "Sunny Tours", "Red app", Quote);
        await UseAsync(stage, "Blue Travel", "Blue app", Quote);
        await UseAsync(stage, "Quiet Trips", "Other app", "POST /trips");

        var report = await stage.PublishAsync(PublishStage.Breaking, "?force=true&reason=Nobody%20calls%20it%20yet.");
        Assert.Contains("Blue app", await report.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        var red = await stage.Portal.MailAsync("SunnyTours@agency.example", mail => mail.Subject == "trips v2 breaks calls that you make");
        Assert.Contains("- Red app: 7 calls", red.Body, StringComparison.Ordinal);
        Assert.Contains("/apis/trips/v2/compare?from=%401&to=%402", red.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Blue", red.Body, StringComparison.Ordinal);
        var blue = await stage.Portal.MailAsync("BlueTravel@agency.example", mail => mail.Subject == "trips v2 breaks calls that you make");
        Assert.DoesNotContain("Red app", blue.Body, StringComparison.Ordinal);

        await TellAgainAsync(stage);
        Assert.Equal(["BlueTravel@agency.example", "SunnyTours@agency.example"], await ToldAsync(stage));
    }

    /// <summary>An application of an organisation of its own that made 7 such calls.</summary>
    private static async Task UseAsync(PublishStage stage, string organization, string application, string operation)
    {
        var id = await (await Scripted.StartAsync(stage.Portal, organization)).CreateAsync(application);
        await using var db = Open(stage);
        await db.Users.ExecuteUpdateAsync(users => users.SetProperty(user => user.EmailConfirmed, true), Token);
        var now = TimeProvider.System.GetUtcNow();
        db.Add(new ShapeRow
        {
            Day = DateOnly.FromDateTime(now.UtcDateTime),
            Api = "trips",
            Version = "v2",
            Operation = operation,
            Caller = ShapeCaller.Of(id, null),
            Kind = ShapeKind.Status,
            Status = 200,
            Name = "",
            Documented = true,
            Count = 7,
            FirstSeen = now,
            LastSeen = now,
        });
        await db.SaveChangesAsync(Token);
    }

    /// <summary>As after a process that died before it knew that all had heard.</summary>
    private static async Task TellAgainAsync(PublishStage stage)
    {
        await using var db = Open(stage);
        await db.Set<PublishedRevision>().ExecuteUpdateAsync(row => row.SetProperty(revision => revision.ToldAt, (DateTimeOffset?)null), Token);
        Assert.NotNull(await stage.Portal.Services.GetRequiredService<PublicationRetelling>().TellAsync(DateTimeOffset.MaxValue, Token));
    }

    private static async Task<List<string>> ToldAsync(PublishStage stage)
    {
        await using var db = Open(stage);
        return await db.Set<OutboxMail>().Where(mail => mail.Subject.StartsWith("trips v2")).Select(mail => mail.Recipient).Order().ToListAsync(Token);
    }

    private static PortalDbContext Open(PublishStage stage) => stage.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
}
