using System.Collections.Frozen;
using Portal.Api.Access;
using Portal.Api.Catalog.Changelog;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Lifecycle;

/// <summary>Makes what the gateway says of versions' ends, so that a call finds it ready.</summary>
internal sealed class LifecycleAccess(PortalLinks links, OperationEnds operations)
{
    public async Task<FrozenDictionary<VersionKey, VersionAccess>> OfAsync(IEnumerable<PublishedApiEntry> apis, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<VersionKey, VersionAccess>();
        foreach (var (api, version) in apis.SelectMany(api => api.InOrder.Select(version => (api, version))))
        {
            var access = Of(api, version, await operations.OfAsync(version, cancellationToken));
            versions[access.Key] = access;
        }
        return versions.ToFrozenDictionary();
    }

    private VersionAccess Of(PublishedApiEntry api, PublishedVersionEntry version, IReadOnlyDictionary<string, OperationEnd> ends)
    {
        var life = version.Life;
        var hidden = IsHidden(api, version);
        var successor = api.InOrder.FirstOrDefault(other => other.Name == life.Successor && (hidden || !IsHidden(api, other)));
        var (deprecated, retired) = (Start(life.Deprecated), Start(life.Retired));
        return new VersionAccess(new VersionKey(api.Slug, version.Name))
        {
            Hidden = hidden,
            Draft = version.State is LifecycleState.Draft,
            RetiredAt = retired,
            Contract = version.Contract,
            Gone = life.Retired is { } end ? Gone(api, version, end, successor) : null,
            Notice = life.IsAnnounced ? EndNotice.Of(deprecated, retired, Page(api, version), successor is null ? null : Page(api, successor)) : null,
            // An operation ends by itself or with its version, whichever comes first.
            Operations = ends.ToFrozenDictionary(end => end.Key, end => EndNotice.Of(
                deprecated < end.Value.Since ? deprecated : end.Value.Since,
                retired < end.Value.Sunset ? retired : end.Value.Sunset ?? retired,
                links.To(CatalogPaths.Operation(api.Slug, version.Name, end.Key)),
                successor is null ? null : Page(api, successor))),
        };
    }

    private AccessRefusal Gone(PublishedApiEntry api, PublishedVersionEntry version, DateOnly end, PublishedVersionEntry? successor) => new(
        410,
        "version_retired",
        "Gone",
        $"{api.Title} {version.Name} was retired on {LifecycleRules.Words(end)} and answers no more.",
        successor is null
            ? $"{Page(api, version).AbsoluteUri} says more about it."
            : $"Call {successor.Name} instead; {Page(api, successor).AbsoluteUri} describes it.")
    {
        Successor = successor is null ? null : Page(api, successor).AbsoluteUri,
    };

    private Uri Page(PublishedApiEntry api, PublishedVersionEntry version) => links.To(CatalogPaths.Version(api.Slug, version.Name));

    private static bool IsHidden(PublishedApiEntry api, PublishedVersionEntry version) => (api.Audience, version.Audience) is not (Audience.Partners, Audience.Partners);

    private static DateTimeOffset? Start(DateOnly? day) => day is { } known ? VersionLifecycle.StartOf(known) : null;
}
