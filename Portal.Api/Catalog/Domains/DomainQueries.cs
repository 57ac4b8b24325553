using Microsoft.EntityFrameworkCore;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Domains;

/// <summary>The domains of which this actor may see something. One with nothing but internal APIs is there for insiders only.</summary>
public sealed class DomainQueries
{
    private readonly PortalDbContextFactory _contexts;
    private readonly CatalogQueries _catalog;

    internal DomainQueries(PortalDbContextFactory contexts, CatalogQueries catalog)
    {
        _contexts = contexts;
        _catalog = catalog;
    }

    /// <summary>In the declared order.</summary>
    public async Task<IReadOnlyList<DomainView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = _contexts.Create();
        var domains = await db.Set<PublishedDomain>().AsNoTracking().OrderBy(domain => domain.Position).ToListAsync(cancellationToken);
        var apis = (await _catalog.ListAsync(actor, cancellationToken)).ToLookup(api => api.Domain, api => api.Slug);
        var insider = actor.IsInternal || actor.IsAdministrator;
        return [.. domains.Where(domain => insider || apis.Contains(domain.Name)).Select(domain => View(domain, actor, [.. apis[domain.Name]]))];
    }

    public async Task<DomainView?> FindAsync(Actor actor, string name, CancellationToken cancellationToken) =>
        (await ListAsync(actor, cancellationToken)).FirstOrDefault(domain => domain.Name == name);

    private static DomainView View(PublishedDomain domain, Actor actor, IReadOnlyList<string> apis) => new(
        domain.Name,
        domain.Title,
        domain.Summary,
        [.. domain.ToDefinition().Owners.Select(owner => new DomainOwnerView(owner.Name, actor.IsSignedIn ? owner.Mail : null))],
        apis);
}
