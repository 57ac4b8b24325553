using Portal.Api.Persistence;

namespace Portal.Api.Partners;

/// <summary>
/// Told of an organisation's approval before it is saved, by rooms that keep things which waited for it. What it changes in
/// the context is saved with the approval or not at all.
/// </summary>
internal interface IOrganizationApprovalSink
{
    Task ApprovedAsync(PortalDbContext db, Guid organizationId, CancellationToken cancellationToken);
}
