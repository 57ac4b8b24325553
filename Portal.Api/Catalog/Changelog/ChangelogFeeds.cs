using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Changelog;

/// <summary>Changelogs as feeds, with what the actor may see and no more.</summary>
internal sealed class ChangelogFeeds(ChangelogQueries changelog, PortalLinks links)
{
    private const string Author = "Travelz APIs";

    /// <param name="extension">Of the feed's address, with its dot.</param>
    public async Task<Feed> EverythingAsync(Actor actor, string extension, CancellationToken cancellationToken) =>
        Of("What changed in the APIs", CatalogPaths.EveryChange, extension, await changelog.LatestAsync(actor, cancellationToken));

    public async Task<Feed?> VersionAsync(Actor actor, string api, string version, string extension, CancellationToken cancellationToken) =>
        await changelog.FindAsync(actor, api, version, cancellationToken) is { } found
            ? Of($"What changed in {found.ApiTitle} {version}", CatalogPaths.Changelog(api, version), extension, found.Entries)
            : null;

    private Feed Of(string title, string page, string extension, IReadOnlyList<ChangelogEntryView> entries) => new(
        FeedEntries.Clean(title),
        Author,
        links.To(page + extension),
        links.To(page),
        entries.Count > 0 ? entries[0].At : DateTimeOffset.UnixEpoch,
        [.. entries.Select(entry => FeedEntries.Of(entry, links))]);
}
