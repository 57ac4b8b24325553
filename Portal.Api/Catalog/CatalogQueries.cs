using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Guides;
using Portal.Api.Contracts;
using Portal.Api.Identity;

namespace Portal.Api.Catalog;

/// <summary>What is published, as far as the actor may see it. Null: there is nothing here for this actor.</summary>
public sealed class CatalogQueries
{
    private readonly PublishedApis _published;

    internal CatalogQueries(PublishedApis published) => _published = published;

    /// <summary>A number that changes whenever something is published, so that what is made of the whole catalogue can be kept meanwhile.</summary>
    public long Revision => _published.Revision;

    /// <summary>By title.</summary>
    public async Task<IReadOnlyList<ApiView>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        [.. (await _published.AllAsync(cancellationToken)).Select(api => ViewFor(actor, api)).OfType<ApiView>()];

    public async Task<ApiView?> FindAsync(Actor actor, string api, CancellationToken cancellationToken) =>
        await EntryAsync(api, cancellationToken) is { } entry ? ViewFor(actor, entry) : null;

    /// <summary>The parsed contract of a version, for reference pages, samples and the console.</summary>
    public async Task<ContractDocument?> FindContractAsync(Actor actor, string api, string version, CancellationToken cancellationToken)
    {
        var entry = await EntryAsync(api, cancellationToken);
        return entry is null ? null : VisibleTo(actor, entry).FirstOrDefault(one => one.Name == version)?.Contract;
    }

    private async Task<PublishedApiEntry?> EntryAsync(string api, CancellationToken cancellationToken) =>
        (await _published.AllAsync(cancellationToken)).FirstOrDefault(entry => entry.Slug == api);

    private static ApiView? ViewFor(Actor actor, PublishedApiEntry api)
    {
        var visible = VisibleTo(actor, api).ToList();
        if (visible.Count == 0)
        {
            return null;
        }
        var versions = visible.ConvertAll(version =>
            new ApiVersionView(version.Name, version.Contract.Version, version.Audience, version.State, version.PublishedAt, version.Sha256, version.Contract.Operations.Count) { Lifecycle = version.Life });
        var current = versions.Find(version => version.State is not (LifecycleState.Draft or LifecycleState.Retired)) ?? versions[0];
        return new ApiView(api.Slug, api.Title, api.Summary, api.Owner, api.Domain, api.Audience, current.State, api.Tags, versions, api.ThroughGateway)
        {
            CurrentVersion = current.Name,
            Credentials = api.ThroughGateway ? api.Credentials.Kinds : [],
            SampleCredential = api.ThroughGateway ? CredentialSamples.Of(api.Credentials) : null,
            Guides = GuideQueries.ViewsFor(actor, api),
        };
    }

    internal static IEnumerable<PublishedVersionEntry> VisibleTo(Actor actor, PublishedApiEntry api)
    {
        var insider = actor.IsInternal || actor.IsAdministrator;
        return api.InOrder.Where(version => insider || (api.Audience is Audience.Partners && version.Audience is Audience.Partners));
    }
}
