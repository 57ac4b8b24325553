using Portal.Api.Identity;

namespace Portal.Api.Catalog.Guides;

/// <summary>The guides to an API, as far as the actor may see them.</summary>
public sealed class GuideQueries
{
    private readonly PublishedApis _published;

    private readonly ApiAddresses _addresses;

    internal GuideQueries(PublishedApis published, ApiAddresses addresses) => (_published, _addresses) = (published, addresses);

    /// <summary>In their order; null when there is no such API for this actor.</summary>
    public async Task<IReadOnlyList<GuideView>?> ListAsync(Actor actor, string api, CancellationToken cancellationToken) =>
        await EntryAsync(actor, api, cancellationToken) is { } entry
            ? ViewsFor(actor, entry)
            : null;

    public async Task<GuideDetailView?> FindAsync(Actor actor, string api, string guide, CancellationToken cancellationToken) =>
        await EntryAsync(actor, api, cancellationToken) is { } entry && VisibleTo(actor, entry).FirstOrDefault(one => one.Slug == guide) is { } found
            ? new GuideDetailView(entry.Slug, found.Slug, found.Title, found.Summary, found.Audience, found.ChangedAt, _addresses.FilledIn(found.Markdown))
            : null;

    internal static IReadOnlyList<GuideView> ViewsFor(Actor actor, PublishedApiEntry api) =>
        [.. VisibleTo(actor, api).Select(guide => new GuideView(api.Slug, guide.Slug, guide.Title, guide.Summary, guide.Audience, guide.ChangedAt))];

    internal static IEnumerable<PublishedGuideEntry> VisibleTo(Actor actor, PublishedApiEntry api) =>
        CatalogQueries.VisibleTo(actor, api).Any() ? api.Guides.Where(guide => guide.Audience is Audience.Partners || actor.IsInternal || actor.IsAdministrator) : [];

    private async Task<PublishedApiEntry?> EntryAsync(Actor actor, string api, CancellationToken cancellationToken) =>
        (await _published.AllAsync(cancellationToken)).FirstOrDefault(entry => entry.Slug == api && CatalogQueries.VisibleTo(actor, entry).Any());
}
