using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Changelog;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Catalog.Changelog;

public sealed class ChangelogTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string Later = ContractFolder.Trips
        .Replace("version: 2.0.0", "version: 2.1.0", StringComparison.Ordinal)
        .Replace("      operationId: quoteTrip\n", "      operationId: quoteTrip\n      deprecated: true\n      x-sunset: '2099-06-30'\n", StringComparison.Ordinal)
        .Replace("  /trips:\n", "  /trips/new:\n    get: { operationId: newTrips, responses: { \"200\": { description: 'New & <fresh>' } } }\n  /trips:\n", StringComparison.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_publication_and_an_announcement_are_read_by_all_who_may_see_the_version_and_by_nobody_else()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await PublishAsync(portal, "v2", Later);
        await PublishAsync(portal, "v1", Later);
        await portal.SendAsync(HttpMethod.Put, "/api/v1/apis/trips/versions/v2/lifecycle", RunningPortal.AdminToken, new { state = "published", retired = "2099-12-31", successor = "v1", reason = "Over" });

        var changelog = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips/versions/v2/changelog", null)).JsonAsync();

        var entries = changelog.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["Trips: v2 answers no more from 31 December 2099. Call v1 instead", "Trips v2: 1 added, 1 deprecated", "Trips v2 is here"], entries.Select(entry => entry.GetProperty("title").GetString()));
        Assert.Equal(["added", "deprecated"], entries[1].GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("section").GetString()));
        var added = entries[1].GetProperty("groups")[0].GetProperty("items")[0];
        Assert.Equal(("`GET /trips/new` was added.", "/apis/trips/v2/newTrips"), (added.GetProperty("text").GetString(), added.GetProperty("url").GetString()));

        foreach (var (path, there) in new[] { ("/changelog", true), ("/changelog.atom", true), ("/changelog.rss", true), ("/apis/trips/v2/changelog", true), ("/apis/trips/v1/changelog", false), ("/apis/trips/v1/changelog.atom", false), ("/apis/secrets/v1/changelog.rss", false), ("/api/v1/apis/secrets/versions/v1/changelog", false) })
        {
            var answer = await portal.SendAsync(HttpMethod.Get, path, null);
            Assert.Equal(there ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(Token);
            Assert.DoesNotContain("Secrets", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Trips v1", text, StringComparison.Ordinal);
            Assert.Equal(there, text.Contains("Trips v2 is here", StringComparison.Ordinal));
        }
        var insider = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips/versions/v1/changelog", RunningPortal.AdminToken)).JsonAsync();
        Assert.Equal(3, insider.GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task Feeds_are_well_formed_with_ids_that_stay_and_are_not_sent_to_who_has_them()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await PublishAsync(portal, "v2", Later);

        var answer = await portal.Portal.GetAsync("/apis/trips/v2/changelog.atom", Token);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).Root!;
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.All(["id", "title", "updated", "author"], name => Assert.Single(feed.Elements(Atom + name)));
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry => Assert.StartsWith("urn:uuid:", (string?)entry.Element(Atom + "id"), StringComparison.Ordinal));
        Assert.Equal((string?)feed.Element(Atom + "updated"), (string?)entries[0].Element(Atom + "updated"));
        Assert.True(XmlConvert.ToDateTimeOffset((string)entries[1].Element(Atom + "updated")!) <= XmlConvert.ToDateTimeOffset((string)entries[0].Element(Atom + "updated")!));
        Assert.Contains("<h3>Added</h3><ul><li><code>GET /trips/new</code> was added.", (string?)entries[0].Element(Atom + "content"), StringComparison.Ordinal);

        var rss = XDocument.Parse(await portal.Portal.GetStringAsync("/changelog.rss", Token)).Root!;
        Assert.Equal("2.0", (string?)rss.Attribute("version"));
        var items = rss.Element("channel")!.Elements("item").ToList();
        Assert.Equal(entries.Select(entry => (string?)entry.Element(Atom + "id")), items.Select(item => (string?)item.Element("guid")));
        Assert.All(items, item => DateTimeOffset.ParseExact((string)item.Element("pubDate")!, "R", CultureInfo.InvariantCulture));

        using var known = new HttpRequestMessage(HttpMethod.Get, "/apis/trips/v2/changelog.atom") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await portal.Portal.SendAsync(known, Token)).StatusCode);
        using var recent = new HttpRequestMessage(HttpMethod.Get, "/apis/trips/v2/changelog.atom") { Headers = { IfModifiedSince = answer.Content.Headers.LastModified } };
        Assert.Equal(HttpStatusCode.NotModified, (await portal.Portal.SendAsync(recent, Token)).StatusCode);

        await PublishAsync(portal, "v2", Later.Replace("2.1.0", "2.2.0", StringComparison.Ordinal).Replace("summary: Book a trip", "summary: Book", StringComparison.Ordinal));
        var after = XDocument.Parse(await portal.Portal.GetStringAsync("/apis/trips/v2/changelog.atom", Token)).Root!.Elements(Atom + "entry").ToList();
        Assert.Equal(3, after.Count);
        Assert.Equal(entries.Select(entry => (string?)entry.Element(Atom + "id")), after.Skip(1).Select(entry => (string?)entry.Element(Atom + "id")));
    }

    [Fact]
    public async Task What_is_told_twice_is_written_once()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        var entry = await db.Set<ChangelogEntry>().AsNoTracking().FirstAsync(Token);
        var document = (await portal.Services.GetRequiredService<PublishedApis>().AllAsync(Token)).SelectMany(api => api.InOrder).Single(version => version.Id == entry.VersionId).Contract;
        var publication = new Publication(Guid.NewGuid(), "trips", entry.VersionId, "v2", entry.Revision, document, null, null, entry.At, true);

        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetServices<IPublicationSink>().OfType<ChangelogSink>().Single().PublishedAsync(publication, Token);
        }

        Assert.Equal(3, await db.Set<ChangelogEntry>().CountAsync(Token));
    }

    [Fact]
    public async Task An_operation_that_ends_by_itself_says_so_at_the_gateway_since_the_publication_that_marked_it()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        var key = new VersionKey("trips", "v2");

        await PublishAsync(portal, "v2", Later);
        await portal.Services.GetRequiredService<IAccessPublisher>().PublishAsync(Token);

        var times = await (
            from revision in db.Set<PublishedRevision>()
            join version in db.Set<PublishedVersion>() on revision.VersionId equals version.Id
            where version.Name == "v2"
            orderby revision.Number
            select revision.PublishedAt).ToListAsync(Token);
        var operations = portal.Services.GetRequiredService<AccessStore>().Current.Snapshot.Versions[key].Operations;
        Assert.Equal(["bookTrip", "quoteTrip"], operations.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(($"@{times[0].ToUnixTimeSeconds()}", null), (operations["bookTrip"].Deprecation, operations["bookTrip"].Sunset));
        Assert.Equal(($"@{times[1].ToUnixTimeSeconds()}", "Tue, 30 Jun 2099 00:00:00 GMT"), (operations["quoteTrip"].Deprecation, operations["quoteTrip"].Sunset));
        Assert.Contains("/apis/trips/v2/quoteTrip>; rel=\"deprecation\"", operations["quoteTrip"].Link, StringComparison.Ordinal);
    }

    internal static async Task PublishAsync(RunningPortal portal, string version, string text)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<PublishContract>().ExecuteAsync(Actor.System, new PublicationRequest("trips", version, Encoding.UTF8.GetBytes(text)), Token);
        Assert.Equal(PublicationVerdict.Published, outcome.Value.Verdict);
    }
}
