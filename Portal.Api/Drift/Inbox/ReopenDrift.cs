using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Drift.Inbox;

/// <summary>Takes a dismissal back. Administrators only.</summary>
public sealed class ReopenDrift
{
    private readonly PortalDbContext _db;
    private readonly DriftCount _count;
    private readonly AuditTrail _audit;

    internal ReopenDrift(PortalDbContext db, DriftCount count, AuditTrail audit)
    {
        _db = db;
        _count = count;
        _audit = audit;
    }

    public async Task<Outcome<DriftStatus>> ExecuteAsync(Actor actor, string api, string version, string id, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        if (await _db.Set<DriftDismissal>().SingleOrDefaultAsync(dismissal => dismissal.Id == id && dismissal.Api == api && dismissal.Version == version, cancellationToken) is not { } dismissal)
        {
            return DriftStatus.NotFound;
        }
        _db.Remove(dismissal);
        _audit.Add(_db, actor, "drift.reopened", $"api/{api}/{version}", $"{DriftWords.Of(new DriftPart(api, version, dismissal.Side, dismissal.Operation, dismissal.Kind, dismissal.Status, dismissal.Name))} of {dismissal.Operation} was reopened.");
        await _db.SaveChangesAsync(cancellationToken);
        _count.Forget();
        return new DriftStatus(id, DriftState.Open);
    }
}
