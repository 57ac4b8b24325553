using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Access.Limits;

/// <summary>Writes quota counts behind the calls, within a second and at the end, and reads them back at start.</summary>
internal sealed class QuotaWriter(LimitBook book, PortalDbContextFactory contexts, TimeProvider clock, ILogger<QuotaWriter> logger) : CountWriter(clock)
{
    private const string Put =
        """
        INSERT INTO {table} ({SubscriptionId}, {Metric}, {Window}, {WindowStart}, {WindowEnd}, {Used}) VALUES (@SubscriptionId, @Metric, @Window, @WindowStart, @WindowEnd, @Used)
        ON CONFLICT ({SubscriptionId}, {Metric}, {Window}, {WindowStart}) DO UPDATE SET {Used} = {table}.{Used} + excluded.{Used}
        """;

    private readonly Dictionary<QuotaKey, LimitCell> _written = [];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var db = contexts.Create();
        foreach (var row in await db.Set<QuotaCounter>().AsNoTracking().Where(row => row.WindowEnd > now).ToListAsync(cancellationToken))
        {
            var key = new QuotaKey(row.SubscriptionId, row.Metric, row.Window);
            var cell = new LimitCell(row.WindowStart.UtcTicks, row.Used);
            book.Restore(key, cell);
            _written[key] = cell;
        }
        Tidied();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task WriteAsync(CancellationToken cancellationToken)
    {
        var taken = book.TakeUnwritten();
        if (taken.Count == 0)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever the database says, the counts stay in memory and are tried again.
        try
        {
            await using var db = contexts.Create();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var now = new Dictionary<QuotaKey, LimitCell>();
            using (var put = new EntityCommand<QuotaCounter>(db, Put))
            {
                foreach (var counters in taken)
                {
                    Write(put, counters, now);
                }
            }
            await TidyAsync(db, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            foreach (var (key, cell) in now)
            {
                _written[key] = cell;
            }
        }
        catch (Exception exception)
        {
            taken.ForEach(counters => counters.MarkUnwritten());
            if (exception is not OperationCanceledException)
            {
                logger.QuotasNotWritten(exception, taken.Count);
            }
        }
#pragma warning restore CA1031
    }

    /// <summary>Adds what was used since the last time, so that several processes on the same data add up.</summary>
    private void Write(EntityCommand<QuotaCounter> put, SubscriptionCounters counters, Dictionary<QuotaKey, LimitCell> now)
    {
        foreach (var (count, cell) in counters.Counts())
        {
            var key = new QuotaKey(counters.Subscription, count.Metric, count.Window);
            var before = _written.TryGetValue(key, out var written) && written.Mark == cell.Mark ? written.Used : 0;
            if (cell.Used == before)
            {
                continue;
            }
            put.With(nameof(QuotaCounter.SubscriptionId), key.Subscription).With(nameof(QuotaCounter.Metric), key.Metric).With(nameof(QuotaCounter.Window), key.Window)
                .With(nameof(QuotaCounter.WindowStart), new DateTimeOffset(cell.Mark, TimeSpan.Zero))
                .With(nameof(QuotaCounter.WindowEnd), new DateTimeOffset(CalendarWindow.EndOf(key.Window, cell.Mark), TimeSpan.Zero))
                .With(nameof(QuotaCounter.Used), cell.Used - before)
                .Execute();
            now[key] = cell;
        }
    }

    private async Task TidyAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        if (!IsTidyingDue)
        {
            return;
        }
        var now = Clock.GetUtcNow();
        await db.Set<QuotaCounter>().Where(row => row.WindowEnd < now).ExecuteDeleteAsync(cancellationToken);
        Tidied();
    }
}
