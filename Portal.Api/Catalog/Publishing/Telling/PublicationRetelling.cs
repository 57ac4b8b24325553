using Microsoft.EntityFrameworkCore;
using Portal.Api.Contracts.Compare;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Publishing.Telling;

/// <summary>
/// Tells what was not told to its end: at start what a process left that died after its commit, and from time to time what a sink failed to take.
/// </summary>
internal sealed class PublicationRetelling(
    PortalDbContextFactory contexts, PublishedApis published, PublicationTeller teller, TimeProvider clock, ILogger<PublicationRetelling> logger) : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>What is younger may just be being told.</summary>
    private static readonly TimeSpan Underway = TimeSpan.FromSeconds(30);

    /// <summary>How many were told to their end; null: some were not.</summary>
    internal async Task<int?> TellAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var untold = await (
            from revision in db.Set<PublishedRevision>().AsNoTracking()
            where revision.ToldAt == null && revision.PublishedAt <= before
            join version in db.Set<PublishedVersion>() on revision.VersionId equals version.Id
            join api in db.Set<PublishedApi>() on version.ApiId equals api.Id
            orderby revision.PublishedAt, revision.Number
            select new Untold(api.Id, api.Slug, version.Id, version.Name, revision.Number, revision.PublishedAt)).ToListAsync(cancellationToken);
        var all = true;
        foreach (var one in untold)
        {
            all &= await PublicationAsync(one, cancellationToken) is { } publication && await teller.TellAsync(publication, cancellationToken);
        }
        return all ? untold.Count : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = clock.GetUtcNow();
        for (var pause = Shortest; ;)
        {
            pause = await TryAsync(before, stoppingToken) ? Shortest : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, Longest.Ticks));
            await Task.Delay(pause, clock, stoppingToken);
            before = clock.GetUtcNow() - Underway;
        }
    }

    private async Task<bool> TryAsync(DateTimeOffset before, CancellationToken stoppingToken)
    {
        try
        {
            return await TellAsync(before, stoppingToken) is not null;
        }
#pragma warning disable CA1031 // A database that cannot be read now is asked again.
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.NotRetold(exception);
            return false;
        }
    }

    private async Task<Publication?> PublicationAsync(Untold one, CancellationToken cancellationToken)
    {
        if (await published.FindRevisionAsync(one.VersionId, one.Revision, cancellationToken) is not { } document)
        {
            return null;
        }
        var before = one.Revision > 1 ? await published.FindRevisionAsync(one.VersionId, one.Revision - 1, cancellationToken) : null;
        var comparison = before is null ? null : ContractComparison.Compare(before, document);
        return new Publication(one.ApiId, one.Api, one.VersionId, one.Version, one.Revision, document, before, comparison, one.At, IsStart: true);
    }

    private sealed record Untold(Guid ApiId, string Api, Guid VersionId, string Version, int Revision, DateTimeOffset At);
}
