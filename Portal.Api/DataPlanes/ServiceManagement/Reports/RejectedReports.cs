using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.DataPlanes.ServiceManagement.Reports;

/// <summary>Keeps the errors of rejected reports, the latest of them.</summary>
internal sealed class RejectedReports(PortalDbContextFactory contexts, TimeProvider clock)
{
    public const int Most = 1000;

    private const int MostOfOne = 20;
    private const int LongestDetail = 400;

    public async Task KeepAsync(string api, int transactions, IReadOnlyList<(int Transaction, ServiceError Error)> errors, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = contexts.Create();
        db.AddRange(errors.Take(MostOfOne).Select(error => new RejectedReport
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Api = api,
            Transactions = transactions,
            Transaction = error.Transaction,
            Code = error.Error.Code,
            Detail = error.Error.Kept.Length > LongestDetail ? error.Error.Kept[..LongestDetail] : error.Error.Kept,
        }));
        await db.SaveChangesAsync(cancellationToken);
        var kept = db.Set<RejectedReport>().OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Select(row => row.Id).Take(Most);
        await db.Set<RejectedReport>().Where(row => !kept.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
