using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.DataPlanes.ServiceManagement.Reports;

/// <summary>What was wrong with reports of usage that were rejected, the latest first, for administrators.</summary>
public sealed class RejectedReportQueries
{
    private readonly PortalDbContext _db;

    internal RejectedReportQueries(PortalDbContext db) => _db = db;

    public async Task<Outcome<RejectedReportView[]>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        return await _db.Set<RejectedReport>().AsNoTracking().OrderByDescending(row => row.At).ThenBy(row => row.Transaction).Take(RejectedReports.Most)
            .Select(row => new RejectedReportView(row.At, row.Api, row.Transactions, row.Transaction, row.Code, row.Detail)).ToArrayAsync(cancellationToken);
    }
}

/// <summary>An error in a report of so many <see cref="Transactions"/>, none of which was counted. <see cref="Transaction"/> is the place of the wrong one, from 0.</summary>
public sealed record RejectedReportView(DateTimeOffset At, string Api, int Transactions, int Transaction, string Code, string Detail);
