using Portal.Api.Persistence;

namespace Portal.Api.Identity;

/// <summary>On whose behalf somebody acts: implemented by Partners, which knows organisations and their members.</summary>
internal interface IOrganizationLookup
{
    Task<ActingOrganization?> OfMemberAsync(PortalDbContext db, Guid userId, CancellationToken cancellationToken);

    Task<ActingOrganization?> FindAsync(PortalDbContext db, Guid organizationId, CancellationToken cancellationToken);
}

/// <summary>An organisation as far as an <see cref="Actor"/> is concerned. <see cref="IsOwner"/> is about the member asked for.</summary>
internal sealed record ActingOrganization(Guid Id, string Name, bool IsActive, bool IsRejected, bool IsSuspended, bool IsInternal, bool IsOwner);
