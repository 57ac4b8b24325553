using Microsoft.EntityFrameworkCore;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Partners;

/// <summary>Tells Identity on whose behalf somebody acts.</summary>
internal sealed class OrganizationLookup : IOrganizationLookup
{
    // A person has one organisation today; of several the first joined would count.
    public Task<ActingOrganization?> OfMemberAsync(PortalDbContext db, Guid userId, CancellationToken cancellationToken) =>
        db.Set<Membership>().Where(member => member.UserId == userId).OrderBy(member => member.Since)
            .Select(member => new ActingOrganization(
                member.OrganizationId,
                member.Organization.Name,
                member.Organization.State == OrganizationState.Active,
                member.Organization.State == OrganizationState.Rejected,
                member.Organization.State == OrganizationState.Suspended,
                member.Organization.IsInternal,
                member.IsOwner))
            .FirstOrDefaultAsync(cancellationToken);

    public Task<ActingOrganization?> FindAsync(PortalDbContext db, Guid organizationId, CancellationToken cancellationToken) =>
        db.Set<Organization>().Where(organization => organization.Id == organizationId)
            .Select(organization => new ActingOrganization(
                organization.Id,
                organization.Name,
                organization.State == OrganizationState.Active,
                organization.State == OrganizationState.Rejected,
                organization.State == OrganizationState.Suspended,
                organization.IsInternal,
                true))
            .SingleOrDefaultAsync(cancellationToken);
}
