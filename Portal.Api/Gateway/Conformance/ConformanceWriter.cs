using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Gateway.Conformance;

/// <summary>Writes what calls showed of contracts behind the calls, within a second and at the end; what is older than two weeks goes.</summary>
internal sealed class ConformanceWriter(ConformanceTally tally, PortalDbContextFactory contexts, TimeProvider clock, ILogger<ConformanceWriter> logger) : CountWriter(clock)
{
    private const int MostRulesOfAnOperation = 100;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    protected override async Task WriteAsync(CancellationToken cancellationToken)
    {
        var (hours, findings) = tally.Take();
        if (hours.Count == 0)
        {
            return;
        }
#pragma warning disable CA1031 // Statistics of half a second are lost, and said so; calls are not held up by them.
        try
        {
            await using var db = contexts.Create();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var hour in hours)
            {
                await AddAsync(db, hour, cancellationToken);
            }
            foreach (var finding in findings)
            {
                await AddAsync(db, finding, cancellationToken);
            }
            await TidyAsync(db, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            logger.ConformanceNotWritten(exception, hours.Count);
        }
#pragma warning restore CA1031
    }

    /// <summary>Adds to the row, so that several processes on the same data add up.</summary>
    private static async Task AddAsync(PortalDbContext db, ConformanceHour hour, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ConformanceHour>()
            .Where(row => row.Hour == hour.Hour && row.Api == hour.Api && row.Version == hour.Version && row.Operation == hour.Operation)
            .ExecuteUpdateAsync(
                row => row.SetProperty(kept => kept.Requests, kept => kept.Requests + hour.Requests)
                    .SetProperty(kept => kept.RequestsDiffering, kept => kept.RequestsDiffering + hour.RequestsDiffering)
                    .SetProperty(kept => kept.Answers, kept => kept.Answers + hour.Answers)
                    .SetProperty(kept => kept.AnswersDiffering, kept => kept.AnswersDiffering + hour.AnswersDiffering)
                    .SetProperty(kept => kept.Unseen, kept => kept.Unseen + hour.Unseen),
                cancellationToken);
        await InsertAsync(db, rows == 0 ? hour : null, cancellationToken);
    }

    private static async Task AddAsync(PortalDbContext db, ConformanceFinding finding, CancellationToken cancellationToken)
    {
        var ofOperation = db.Set<ConformanceFinding>()
            .Where(row => row.Hour == finding.Hour && row.Api == finding.Api && row.Version == finding.Version && row.Operation == finding.Operation);
        var rows = await ofOperation.Where(row => row.OfAnswers == finding.OfAnswers && row.Pointer == finding.Pointer)
            .ExecuteUpdateAsync(
                row => row.SetProperty(kept => kept.Count, kept => kept.Count + finding.Count)
                    .SetProperty(kept => kept.Rule, finding.Rule)
                    .SetProperty(kept => kept.Detail, finding.Detail)
                    .SetProperty(kept => kept.RequestId, finding.RequestId)
                    .SetProperty(kept => kept.At, finding.At),
                cancellationToken);
        var isNew = rows == 0 && await ofOperation.CountAsync(cancellationToken) < MostRulesOfAnOperation;
        await InsertAsync(db, isNew ? finding : null, cancellationToken);
    }

    private static async Task InsertAsync<T>(PortalDbContext db, T? row, CancellationToken cancellationToken)
        where T : class
    {
        if (row is not null)
        {
            db.Add(row);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task TidyAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        if (!IsTidyingDue)
        {
            return;
        }
        var oldest = Clock.GetUtcNow() - Kept;
        await db.Set<ConformanceHour>().Where(row => row.Hour < oldest).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ConformanceFinding>().Where(row => row.Hour < oldest).ExecuteDeleteAsync(cancellationToken);
        Tidied();
    }
}
