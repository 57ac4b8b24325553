using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Partners;

/// <summary>Organisations: all of them for administrators, the own one for its members.</summary>
public sealed class OrganizationQueries
{
    public const int PageSize = 50;

    private readonly PortalDbContext _db;

    internal OrganizationQueries(PortalDbContext db) => _db = db;

    /// <summary>The organisation the actor acts for; null when there is none.</summary>
    public async Task<OrganizationView?> MineAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.OrganizationId is { } id ? await FindAsync(id, cancellationToken) : null;

    public async Task<Outcome<OrganizationView>> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        (actor.MayAdminister || actor.OrganizationId == id) && await FindAsync(id, cancellationToken) is { } found
            ? found
            : new Refusal.NotFound("not_found", "There is no such organisation that you may see.");

    /// <summary>Those that wait for a decision, the longest first; none for others than administrators.</summary>
    public async Task<IReadOnlyList<OrganizationView>> PendingAsync(Actor actor, CancellationToken cancellationToken) =>
        !actor.MayAdminister ? [] : await Views(_db.Set<Organization>()
                .Where(organization => organization.State == OrganizationState.Pending)
                .OrderBy(organization => organization.CreatedAt))
            .ToListAsync(cancellationToken);

    /// <summary>The newest first.</summary>
    public async Task<Outcome<OrganizationPage>> ListAsync(Actor actor, OrganizationFilter filter, CancellationToken cancellationToken)
    {
        if (!actor.MayAdminister)
        {
            return Administrators.Only;
        }
        var matching = Matching(filter);
        var total = await matching.CountAsync(cancellationToken);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var organizations = await Views(matching
                .OrderByDescending(organization => organization.CreatedAt).ThenBy(organization => organization.Id)
                .Skip((page - 1) * PageSize).Take(PageSize))
            .ToListAsync(cancellationToken);
        return new OrganizationPage(organizations, page, total);
    }

    /// <summary>The same from a place on: all of them for administrators, their own one for others.</summary>
    public async Task<Outcome<ListPage<OrganizationView>>> PageAsync(Actor actor, OrganizationFilter filter, ListAsk ask, CancellationToken cancellationToken)
    {
        if (!actor.IsSignedIn)
        {
            return new Refusal.Unauthenticated();
        }
        var (all, own) = (actor.MayAdminister, actor.OrganizationId);
        var found = await Views(Matching(filter).Where(organization => all || organization.Id == own).PageOf(ask)).ToListAsync(cancellationToken);
        return ListPages.Of(found, ask, organization => new ListCursor(organization.CreatedAt.UtcTicks, organization.Id));
    }

    private IQueryable<Organization> Matching(OrganizationFilter filter)
    {
        IQueryable<Organization> matching = _db.Set<Organization>();
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var pattern = LikePattern.Containing(filter.Text);
            matching = matching.Where(organization =>
                EF.Functions.Like(organization.Name, pattern, LikePattern.Escape)
                || organization.Members.Any(member => EF.Functions.Like(member.User.Email!, pattern, LikePattern.Escape)));
        }
        return filter.State is { } state ? matching.Where(organization => organization.State == state) : matching;
    }

    private Task<OrganizationView?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Views(_db.Set<Organization>().Where(organization => organization.Id == id)).SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<OrganizationView> Views(IQueryable<Organization> organizations) => organizations.AsNoTracking().Select(organization => new OrganizationView(
        organization.Id,
        organization.Name,
        organization.State,
        organization.IsInternal,
        organization.Purpose,
        organization.CreatedAt,
        organization.DecidedAt,
        organization.DecidedBy,
        organization.Reason,
        organization.Members.OrderBy(member => member.Since)
            .Select(member => new MemberView(member.UserId, member.User.DisplayName, member.User.Email!, member.User.EmailConfirmed, member.IsOwner))
            .ToList()));
}
