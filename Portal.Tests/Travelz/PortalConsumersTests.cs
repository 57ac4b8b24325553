using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Catalog.Domains;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Api.Travelz;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Hosting;

namespace Portal.Tests.Travelz;

/// <summary>The company's own portals have what any partner has.</summary>
public sealed class PortalConsumersTests
{
    private const string Roles = "portal,mesh,travelz";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_portal_has_an_organisation_an_application_a_subscription_and_a_key_that_is_nowhere_in_clear()
    {
        await using var portal = await RunningPortal.StartAsync(Roles);
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();

        var organizations = await db.Set<Organization>().Where(one => one.IsInternal && one.State == OrganizationState.Active).Select(one => one.Name).ToListAsync(Cancel);
        var applications = await db.Set<Application>().Include(one => one.Credentials).Include(one => one.Subscriptions).ThenInclude(one => one.Plan).ToListAsync(Cancel);

        Assert.Equal(["Travels UK", "Travelz", "Viaggi", "Voyages"], organizations.Order());
        Assert.Equal(["travels.uk", "viaggi.it", "voyages.fr"], applications.Select(one => one.Name).Order());
        Assert.All(applications, application =>
        {
            var subscription = Assert.Single(application.Subscriptions);
            Assert.Equal(("travels", "internal", SubscriptionState.Active), (subscription.Api, subscription.Plan.Slug, subscription.State));
            Assert.Single(application.Credentials);
        });
        foreach (var site in PortalSite.All)
        {
            var key = KeyOf(portal, site);
            foreach (var file in Directory.EnumerateFiles(portal.DataFolder, "*", SearchOption.AllDirectories))
            {
                Assert.DoesNotContain(key, System.Text.Encoding.Latin1.GetString(await ReadSharedAsync(file)), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Another_start_finds_them_gives_nothing_back_that_was_taken_away_and_knows_the_same_keys()
    {
        await using var portal = await RunningPortal.StartAsync(Roles);
        var consumers = Consumers(portal);
        await using (var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            await db.Set<Credential>().ExecuteUpdateAsync(row => row.SetProperty(one => one.RevokedAt, DateTimeOffset.UnixEpoch), Cancel);
            await db.Set<Subscription>().ExecuteUpdateAsync(row => row.SetProperty(one => one.State, SubscriptionState.Cancelled), Cancel);
        }

        await consumers.StartAsync(Cancel);

        await using var after = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(3, await after.Set<Credential>().CountAsync(one => one.RevokedAt != null, Cancel));
        Assert.Equal(3, await after.Set<Credential>().CountAsync(Cancel));
        Assert.Equal(3, await after.Set<Subscription>().CountAsync(one => one.State == SubscriptionState.Cancelled, Cancel));
        var again = ActivatorUtilities.CreateInstance<PortalKeys>(portal.Services);
        Assert.All(PortalSite.All, site => Assert.Equal(KeyOf(portal, site), again.Of(site)));
        Assert.All(PortalSite.All, site => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", again.Id(site, "application").ToString()));
    }

    [Fact]
    public async Task Processes_that_begin_at_once_make_each_portal_once()
    {
        await using var portal = await RunningPortal.StartAsync(Roles);
        await using (var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            await db.Set<Credential>().ExecuteDeleteAsync(Cancel);
            await db.Set<Subscription>().ExecuteDeleteAsync(Cancel);
            await db.Set<Application>().ExecuteDeleteAsync(Cancel);
            await db.Set<Organization>().Where(one => one.Name != "Travelz").ExecuteDeleteAsync(Cancel);
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Consumers(portal).StartAsync(Cancel), Cancel)));

        await using var after = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal((4, 3, 3, 3), (await after.Set<Organization>().CountAsync(Cancel), await after.Set<Application>().CountAsync(Cancel), await after.Set<Subscription>().CountAsync(Cancel), await after.Set<Credential>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_key_that_is_set_is_sent_in_place_of_the_first_one_and_shown_nowhere()
    {
        var key = new KeyMint(() => new byte[32]).Issue(KeyMint.UserKeyPrefix).Key;
        await using var portal = await RunningPortal.StartAsync(Roles, null, $"--Travelz:Viaggi:Key={key}");
        var viaggi = portal.Services.GetServices<IWorkload>().OfType<TravelPortal>().Single(one => one.Host == "viaggi");

        Assert.Equal(key, KeyOf(portal, PortalSite.Viaggi));
        Assert.NotEqual(key, KeyOf(portal, PortalSite.Voyages));
        Assert.DoesNotContain(key, JsonSerializer.Serialize(portal.Services.GetRequiredService<IOptions<TravelzOptions>>().Value), StringComparison.Ordinal);
        Assert.DoesNotContain(key, JsonSerializer.Serialize(viaggi.Status, TravelzJson.Wire.PortalStatus), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_workload_of_the_company_is_declared_in_the_domain_that_its_identity_names()
    {
        await using var portal = await RunningPortal.StartAsync(Roles);
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();

        var declared = (await db.Set<PublishedDomain>().ToListAsync(Cancel)).SelectMany(domain => domain.Workloads.Select(name => $"{domain.Name}/{name}"));

        Assert.Equal(portal.Services.GetServices<IWorkload>().Select(workload => $"{workload.Identity.Domain}/{workload.Identity.Workload}").Order(), declared.Order());
    }

    private static string KeyOf(RunningPortal portal, PortalSite site) => portal.Services.GetRequiredService<PortalKeys>().Of(site);

    private static PortalConsumers Consumers(RunningPortal portal) => ActivatorUtilities.CreateInstance<PortalConsumers>(portal.Services);

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, Cancel);
        return bytes;
    }
}
