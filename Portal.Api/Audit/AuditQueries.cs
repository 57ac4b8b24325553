using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Audit;

/// <summary>The audit trail, newest first, for administrators.</summary>
public sealed class AuditQueries
{
    public const int PageSize = 50;

    private readonly PortalDbContext _db;

    internal AuditQueries(PortalDbContext db) => _db = db;

    public async Task<Outcome<AuditPage>> ReadAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken)
    {
        if (!actor.MayAdminister)
        {
            return new Refusal.Forbidden("administrator_required", "Only administrators read the audit trail.");
        }
        var entries = Matching(filter);
        var total = await entries.CountAsync(cancellationToken);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var items = await entries
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(entry => new AuditView(
                entry.Id, entry.At, entry.ActorKind, entry.ActorName, entry.Act, entry.Subject, entry.Summary, entry.OrganizationId, entry.Reason))
            .ToListAsync(cancellationToken);
        return new AuditPage(items, page, total);
    }

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
