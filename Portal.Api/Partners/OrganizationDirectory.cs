using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Partners;

internal sealed class OrganizationDirectory(PortalDbContext db) : IOrganizationDirectory
{
    public async Task<IReadOnlyDictionary<Guid, OrganizationEntry>> AllAsync(CancellationToken cancellationToken) =>
        await Entries(db.Set<Organization>()).ToDictionaryAsync(organization => organization.Id, cancellationToken);

    public Task<OrganizationEntry?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Entries(db.Set<Organization>().Where(organization => organization.Id == id)).SingleOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> MailAddressesAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Membership>().Where(member => member.OrganizationId == id && member.User.EmailConfirmed)
            .OrderBy(member => member.Since).Select(member => member.User.Email!).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> ChangelogAddressesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await db.Set<Membership>().Where(member => ids.Contains(member.OrganizationId) && member.User.EmailConfirmed && member.User.WantsChangelog)
            .Select(member => member.User.Email!).Distinct().OrderBy(address => address).ToListAsync(cancellationToken);

    private static IQueryable<OrganizationEntry> Entries(IQueryable<Organization> organizations) => organizations.AsNoTracking().Select(organization =>
        new OrganizationEntry(organization.Id, organization.Name, organization.State == OrganizationState.Active, organization.IsInternal));
}
