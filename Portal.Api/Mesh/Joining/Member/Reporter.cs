using Portal.Api.Mesh.Interdomain;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>Tells the mesh that this process has joined what happens at its sidecars, in batches, soon after it happened.</summary>
internal sealed class Reporter(ReportQueue queue, DomainCallTally tally, ControlClient control, MemberSessions sessions, ILogger<Reporter> logger) : BackgroundService
{
    private const int Batch = 500;

    // Records of calls are written a tenth of a second after their end, with the hops that are known by then.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TellAsync(cancellationToken);
        if (sessions.Current is { } session)
        {
            await control.AskAsync("leave", new LeaveRequest(session.Member), JoinJson.Default.LeaveRequest, JoinJson.Default.Done, Patience, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await queue.PaceAsync(Pace, stoppingToken);
            await TellAsync(stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var items = new List<ReportItem>();
        do
        {
            items.Clear();
            while (items.Count < Batch && queue.Items.TryRead(out var item))
            {
                items.Add(item);
            }
            var counts = tally.Take();
            if (items.Count > 0 || counts.Count > 0)
            {
                await TellAsync(items, counts, cancellationToken);
            }
        }
        while (items.Count == Batch);
    }

    private async Task TellAsync(List<ReportItem> items, IReadOnlyCollection<DomainCallCount> counts, CancellationToken cancellationToken)
    {
        var lost = queue.TakeLost();
        var told = sessions.Current is { } session
            && await control.AskAsync("report", new ReportRequest(session.Member, items, [.. counts], lost), JoinJson.Default.ReportRequest, JoinJson.Default.Done, Patience, cancellationToken) is { Answer: not null };
        if (told)
        {
            return;
        }
        // Counts add up, and wait; what is of single calls does not.
        tally.PutBack(counts);
        queue.Lose(lost + items.Count);
        if (items.Count > 0)
        {
            logger.NotReported(items.Count);
        }
    }
}
