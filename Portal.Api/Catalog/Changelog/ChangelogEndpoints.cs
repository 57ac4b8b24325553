using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Changelog;

internal static class ChangelogEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>. Anyone may ask; what an actor may not see is not there.</summary>
    public static void MapChangelog(this RouteGroupBuilder apis) =>
        apis.MapGet("/{api}/versions/{version}/changelog", GetChangelog).WithName(nameof(GetChangelog)).Refuses(401, 404);

    /// <summary>Feeds beside the pages that show the same.</summary>
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("").ExcludeFromDescription();
        feeds.MapGet(CatalogPaths.EveryChange + ".atom", EverythingAtom);
        feeds.MapGet(CatalogPaths.EveryChange + ".rss", EverythingRss);
        feeds.MapGet("/apis/{api}/{version}/changelog.atom", VersionAtom);
        feeds.MapGet("/apis/{api}/{version}/changelog.rss", VersionRss);
    }

    private static async Task<Results<Ok<ChangelogView>, RefusalResult>> GetChangelog(
        string api, string version, ClaimsPrincipal user, ActorResolver actors, ChangelogQueries changelog, CancellationToken cancellationToken) =>
        await changelog.FindAsync(await actors.ResolveAsync(user, cancellationToken), api, version, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.From(new Refusal.NotFound("version_not_found", $"There is no version '{version}' of an API '{api}' here. GET /api/v1/apis lists those you can see."));

    private static async Task<IResult> EverythingAtom(HttpContext http, ActorResolver actors, ChangelogFeeds feeds, CancellationToken cancellationToken) =>
        Answer(http, await feeds.EverythingAsync(await actors.ResolveAsync(http.User, cancellationToken), ".atom", cancellationToken), AtomFeed.Write, AtomFeed.Type);

    private static async Task<IResult> EverythingRss(HttpContext http, ActorResolver actors, ChangelogFeeds feeds, CancellationToken cancellationToken) =>
        Answer(http, await feeds.EverythingAsync(await actors.ResolveAsync(http.User, cancellationToken), ".rss", cancellationToken), RssFeed.Write, RssFeed.Type);

    private static async Task<IResult> VersionAtom(string api, string version, HttpContext http, ActorResolver actors, ChangelogFeeds feeds, CancellationToken cancellationToken) =>
        Answer(http, await feeds.VersionAsync(await actors.ResolveAsync(http.User, cancellationToken), api, version, ".atom", cancellationToken), AtomFeed.Write, AtomFeed.Type);

    private static async Task<IResult> VersionRss(string api, string version, HttpContext http, ActorResolver actors, ChangelogFeeds feeds, CancellationToken cancellationToken) =>
        Answer(http, await feeds.VersionAsync(await actors.ResolveAsync(http.User, cancellationToken), api, version, ".rss", cancellationToken), RssFeed.Write, RssFeed.Type);

    /// <summary>Readers ask every hour: whoever has it is told so (RFC 9110, 13).</summary>
    private static IResult Answer(HttpContext http, Feed? feed, Func<Feed, byte[]> write, string type)
    {
        if (feed is null)
        {
            return TypedResults.NotFound();
        }
        var bytes = write(feed);
        http.Response.Headers.CacheControl = "no-cache, private";
        return TypedResults.Bytes(bytes, $"{type}; charset=utf-8", lastModified: feed.Updated, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }
}
