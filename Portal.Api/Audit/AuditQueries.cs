using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Audit;

/// <summary>The audit trail, newest first, for administrators.</summary>
public sealed class AuditQueries
{
    public const int PageSize = 50;

    private static readonly Expression<Func<AuditEntry, AuditEntryView>> View = entry => new AuditEntryView(
        entry.Id, entry.At, entry.ActorKind, entry.ActorName, entry.Act, entry.Subject, entry.Summary, entry.OrganizationId, entry.Reason);

    private readonly PortalDbContext _db;

    internal AuditQueries(PortalDbContext db) => _db = db;

    public async Task<Outcome<AuditPage>> ReadAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken)
    {
        if (Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var entries = Matching(filter);
        var total = await entries.CountAsync(cancellationToken);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var items = await entries
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(View).ToListAsync(cancellationToken);
        return new AuditPage(items, page, total);
    }

    /// <summary>The same from a place on, which stays where it is while entries are added.</summary>
    public async Task<Outcome<ListPage<AuditEntryView>>> PageAsync(Actor actor, AuditFilter filter, ListAsk ask, CancellationToken cancellationToken)
    {
        if (Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var entries = Matching(filter);
        if (ask.After is { } after)
        {
            var (at, id) = (after.At, after.Id);
            entries = entries.Where(entry => entry.At < at || (entry.At == at && entry.Id < id));
        }
        var found = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(ask.Count + 1).Select(View).ToListAsync(cancellationToken);
        return ListPages.Of(found, ask, entry => new ListCursor(entry.At.UtcTicks, entry.Id));
    }

    private static Refusal.Forbidden? Refuse(Actor actor) =>
        actor.MayAdminister ? null : new Refusal.Forbidden("administrator_required", "Only administrators read the audit trail.");

    private IQueryable<AuditEntry> Matching(AuditFilter filter)
    {
        var entries = _db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var pattern = LikePattern.Containing(filter.Text);
            entries = entries.Where(entry =>
                EF.Functions.Like(entry.ActorName, pattern, LikePattern.Escape)
                || EF.Functions.Like(entry.Summary, pattern, LikePattern.Escape)
                || EF.Functions.Like(entry.Subject, pattern, LikePattern.Escape)
                || EF.Functions.Like(entry.Reason!, pattern, LikePattern.Escape));
        }
        if (!string.IsNullOrWhiteSpace(filter.Area))
        {
            var prefix = filter.Area.Trim() + ".";
            entries = entries.Where(entry => entry.Act.StartsWith(prefix));
        }
        if (filter.OrganizationId is { } organization)
        {
            entries = entries.Where(entry => entry.OrganizationId == organization);
        }
        return entries;
    }
}
