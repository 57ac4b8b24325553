using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Access.Limits;

/// <summary>Writes quota counts behind the calls, within a second and at the end, and reads them back at start.</summary>
internal sealed class QuotaWriter(LimitBook book, PortalDbContextFactory contexts, TimeProvider clock, ILogger<QuotaWriter> logger) : CountWriter(clock)
{
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
            foreach (var counters in taken)
            {
                await WriteAsync(db, counters, now, cancellationToken);
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
    private async Task WriteAsync(PortalDbContext db, SubscriptionCounters counters, Dictionary<QuotaKey, LimitCell> now, CancellationToken cancellationToken)
    {
        foreach (var (count, cell) in counters.Counts())
        {
            var key = new QuotaKey(counters.Subscription, count.Metric, count.Window);
            var before = _written.TryGetValue(key, out var written) && written.Mark == cell.Mark ? written.Used : 0;
            var more = cell.Used - before;
            if (more == 0)
            {
                continue;
            }
            var start = new DateTimeOffset(cell.Mark, TimeSpan.Zero);
            var rows = await db.Set<QuotaCounter>()
                .Where(row => row.SubscriptionId == key.Subscription && row.Metric == key.Metric && row.Window == key.Window && row.WindowStart == start)
                .ExecuteUpdateAsync(row => row.SetProperty(counter => counter.Used, counter => counter.Used + more), cancellationToken);
            if (rows == 0)
            {
                db.Add(new QuotaCounter
                {
                    SubscriptionId = key.Subscription,
                    Metric = key.Metric,
                    Window = key.Window,
                    WindowStart = start,
                    WindowEnd = new DateTimeOffset(CalendarWindow.EndOf(key.Window, cell.Mark), TimeSpan.Zero),
                    Used = more,
                });
                await db.SaveChangesAsync(cancellationToken);
            }
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
