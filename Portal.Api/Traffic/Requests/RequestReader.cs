using Portal.Api.Identity;

namespace Portal.Api.Traffic.Requests;

/// <summary>Whose calls an actor may read: its organisation's, or everybody's. The same rule for what is in memory and what is written.</summary>
internal sealed record RequestReader(bool Everything, Guid? OrganizationId)
{
    public bool SeesNothing => !Everything && OrganizationId is null;

    public static RequestReader Of(Actor actor) =>
        actor.IsAdministrator && actor.Has(AccessScopes.Admin) ? new RequestReader(true, null)
        : actor.Has(AccessScopes.RequestsRead) ? new RequestReader(false, actor.OrganizationId)
        : new RequestReader(false, null);

    public bool Sees(RequestRecord record) => Everything || (OrganizationId is not null && record.OrganizationId == OrganizationId);

    public IQueryable<RequestRow> Of(IQueryable<RequestRow> rows) => Everything ? rows : rows.Where(row => row.OrganizationId == OrganizationId);
}
