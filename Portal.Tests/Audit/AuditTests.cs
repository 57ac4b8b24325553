using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Audit;

public sealed class AuditTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_that_was_written_cannot_be_changed()
    {
        await using var portal = await RunningPortal.StartAsync();
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        var entry = await db.Set<AuditEntry>().FirstAsync(Cancel);

        db.Entry(entry).Property(row => row.Summary).CurrentValue = "Nothing happened.";

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task It_is_found_by_words_by_area_and_by_organisation_page_by_page_with_wildcards_meaning_themselves()
    {
        await using var portal = await RunningPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var trail = portal.Services.GetRequiredService<AuditTrail>();
        var organization = Guid.NewGuid();
        for (var i = 0; i < 60; i++)
        {
            trail.Add(db, Actor.System, "credential.issued", $"credential/{i}", $"Issued key {i} of 100%.", organization);
        }
        trail.Add(db, Actor.System, "application.created", "application/1", "Created 1000.", Guid.NewGuid());
        await db.SaveChangesAsync(Cancel);
        var audit = scope.ServiceProvider.GetRequiredService<AuditQueries>();

        Assert.Equal(60, (await audit.ReadAsync(Actor.System, new AuditFilter("100%"), Cancel)).Value.Total);
        Assert.Equal(1, (await audit.ReadAsync(Actor.System, new AuditFilter(Area: "application"), Cancel)).Value.Total);
        Assert.Equal(60, (await audit.ReadAsync(Actor.System, new AuditFilter(OrganizationId: organization), Cancel)).Value.Total);
        var second = (await audit.ReadAsync(Actor.System, new AuditFilter("Issued", Page: 2), Cancel)).Value;
        Assert.Equal((10, 2, 2), (second.Entries.Count, second.Page, second.Pages));
        Assert.Equal(2, (await audit.ReadAsync(Actor.System, new AuditFilter("Issued", Page: 99), Cancel)).Value.Page);
    }

    [Fact]
    public async Task Others_than_administrators_read_nothing()
    {
        await using var portal = await RunningPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var audit = scope.ServiceProvider.GetRequiredService<AuditQueries>();
        var owner = new Actor { Kind = ActorKind.Person, Name = "Maya", UserId = Guid.NewGuid(), IsOwner = true };
        var narrow = new Actor { Kind = ActorKind.AccessToken, Name = "token", IsAdministrator = true, Scopes = [AccessScopes.UsageRead] };

        Assert.True((await audit.ReadAsync(Actor.Anonymous, new AuditFilter(), Cancel)).IsRefused);
        Assert.True((await audit.ReadAsync(owner, new AuditFilter(), Cancel)).IsRefused);
        Assert.True((await audit.ReadAsync(narrow, new AuditFilter(), Cancel)).IsRefused);
    }
}
