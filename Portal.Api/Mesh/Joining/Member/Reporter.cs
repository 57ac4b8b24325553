using Portal.Api.Mesh.Interdomain;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>
/// Tells the mesh that this process has joined what happens at its sidecars, in batches, soon after it happened. A batch that was not answered is told
/// again as it is, under the number that it has; what comes meanwhile waits in the queue.
/// </summary>
internal sealed class Reporter(ReportQueue queue, DomainCallTally tally, ControlClient control, MemberSessions sessions, TimeProvider clock, ILogger<Reporter> logger) : BackgroundService
{
    private const int Batch = 500;

    /// <summary>The number of a report that was never sent. It gets its own when it is, so that numbers come there as they rise.</summary>
    private const long NotYet = 0;

    // Records of calls are written a tenth of a second after their end, with the hops that are known by then.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Stack<ReportRequest> _untold = new();
    private long _number;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Whoever is still at it, though this process may wait no longer, is not joined by a second.
        var isOver = ExecuteTask is not { IsCompleted: false };
        if (!(isOver && await TellAsync()) && queue.Count + (isOver ? _untold.Sum(report => report.Items.Count) : 0) is > 0 and var lost)
        {
            logger.NotReported(lost);
        }
        if (sessions.Current is { } session)
        {
            await control.AskAsync("leave", new LeaveRequest(session.Member), JoinJson.Default.LeaveRequest, JoinJson.Default.Done, Patience, CancellationToken.None);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isTold = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            await (isTold ? queue.PaceAsync(Pace, stoppingToken) : Task.Delay(Pause, clock, stoppingToken));
            isTold = await TellAsync();
        }
    }

    /// <summary>False: not all of it, and the rest is told later. Never given up half way: whether it was taken would not be known.</summary>
    private async Task<bool> TellAsync()
    {
        while (sessions.Current is { } session)
        {
            var isLast = _untold.Count == 0 && Fill(session.Member) < Batch;
            if (_untold.Count > 0 && !await TellAsync(session.Member))
            {
                return false;
            }
            if (isLast && _untold.Count == 0)
            {
                return true;
            }
        }
        return false;
    }

    private int Fill(string member)
    {
        var (items, counts, lost) = (queue.Take(member, Batch), tally.Take(), queue.TakeLost());
        if (items.Count > 0 || counts.Count > 0 || lost > 0)
        {
            _untold.Push(new ReportRequest(member, NotYet, items, [.. counts], lost));
        }
        return items.Count;
    }

    /// <summary>False: it stays the next.</summary>
    private async Task<bool> TellAsync(string member)
    {
        var report = _untold.Pop();
        if (report.Member != member)
        {
            // The mesh was joined anew: calls that were open have ended there.
            report = report with { Member = member, Items = [.. report.Items.Where(item => item.End is null)] };
        }
        report = report.Number == NotYet ? report with { Number = ++_number } : report;
        var reply = await control.AskAsync("report", report, JoinJson.Default.ReportRequest, JoinJson.Default.Done, Patience, CancellationToken.None);
        switch (reply.Code)
        {
            case null:
                return true;
            case ControlClient.TooLarge when report.Items.Count > 1:
                var half = report.Items.Count / 2;
                _untold.Push(new ReportRequest(member, NotYet, [.. report.Items.Skip(half)], [], 0));
                _untold.Push(report with { Number = NotYet, Items = [.. report.Items.Take(half)] });
                return true;
            case ControlClient.TooLarge or "invalid":
                queue.Lose(report.Lost + report.Items.Count);
                logger.NotReported(report.Items.Count);
                return true;
            default:
                _untold.Push(report);
                return false;
        }
    }
}
