using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Drift.Documented;
using Portal.Api.Drift.Shapes;
using Portal.Api.Persistence;

namespace Portal.Api.Drift.Inbox;

/// <summary>
/// A dismissal goes when what it was for is gone: documented, not documented any more, or not seen in all the days that are kept. Should it
/// come back, it is open again.
/// </summary>
internal sealed class SettledDismissals(PortalDbContext db, DriftCount count) : IPublicationSink
{
    public async Task PublishedAsync(Publication publication, CancellationToken cancellationToken)
    {
        count.Forget();
        var shapes = new ContractShapes(publication.Api, publication.Version, publication.Document);
        var dismissals = await db.Set<DriftDismissal>().Where(dismissal => dismissal.Api == publication.Api && dismissal.Version == publication.Version).ToListAsync(cancellationToken);
        db.RemoveRange(dismissals.Where(dismissal => Standing.Knows(shapes, dismissal.Operation, dismissal.Kind, dismissal.Status, dismissal.Name) == dismissal.Side is DriftSide.Undocumented));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>After days were taken out that are not kept any longer.</summary>
    public static async Task PruneAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var rows = db.Set<ShapeRow>();
        await db.Set<DriftDismissal>()
            .Where(dismissal => rows.Any(row => row.Api == dismissal.Api && row.Version == dismissal.Version && row.Operation == dismissal.Operation && row.Kind == dismissal.Kind && row.Status == dismissal.Status
                && (row.Name == dismissal.Name || dismissal.Name == "" || row.Name.StartsWith(dismissal.Name + ".") || row.Name.StartsWith(dismissal.Name + "["))) != (dismissal.Side == DriftSide.Undocumented))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
