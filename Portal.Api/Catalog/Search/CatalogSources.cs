using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Search;

/// <summary>The catalogue as sources of the index: one for each API, one for each version, and what other rooms bring.</summary>
internal sealed class CatalogSources(PublishedApis published, IEnumerable<ISearchContent> contents)
{
    private static readonly Actor Insider = new() { Kind = ActorKind.Person, Name = "an insider", IsInternal = true };

    public async Task<IReadOnlyList<SearchSource>> AllAsync(CancellationToken cancellationToken)
    {
        var sources = (await published.AllAsync(cancellationToken)).SelectMany(Of).ToList();
        foreach (var content in contents)
        {
            sources.AddRange(await content.SourcesAsync(cancellationToken));
        }
        return sources;
    }

    internal static IEnumerable<SearchSource> Of(PublishedApiEntry api) =>
        api.InOrder.Select((version, position) => VersionSource(new VersionScene(api, version, position, LevelOf(api, version)))).Prepend(ApiSource(api));

    /// <summary>The lowest level that the catalogue's own rule lets see the version.</summary>
    internal static SearchLevel LevelOf(PublishedApiEntry api, PublishedVersionEntry version) =>
        CatalogQueries.VisibleTo(Actor.Anonymous, api).Contains(version) ? SearchLevel.Everyone
        : CatalogQueries.VisibleTo(Insider, api).Contains(version) ? SearchLevel.Insiders
        : SearchLevel.Administrators;

    internal static string Fingerprint(params object[] parts) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\u001f', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))))));

    private static SearchSource ApiSource(PublishedApiEntry api)
    {
        var level = api.InOrder.Select(version => LevelOf(api, version)).DefaultIfEmpty(SearchLevel.Administrators).Min();
        var tags = string.Join(' ', api.Tags);
        return new SearchSource(
            $"api:{api.Slug}",
            Fingerprint(level, api.Slug, api.Title, api.Summary, api.Owner, api.Domain, tags),
            () => [new SearchEntry(SearchKind.Api, level, api.Slug, api.Title, $"{api.Owner} {api.Domain} {tags}", api.Summary, CatalogPaths.Api(api.Slug)) { Api = api.Slug, ApiTitle = api.Title }]);
    }

    private static SearchSource VersionSource(VersionScene scene) => new(
        $"version:{scene.Api.Slug}/{scene.Version.Name}",
        Fingerprint(scene.Level, scene.Position, scene.Api.Title, scene.Version.Sha256),
        () =>
        {
            var fields = new FieldEntries(scene);
            return new OperationEntries(scene, fields).All().Concat(fields.OfComponents());
        });
}
