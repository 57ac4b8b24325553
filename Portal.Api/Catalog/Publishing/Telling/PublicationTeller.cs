using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Publishing.Telling;

/// <summary>
/// Tells every sink of a publication and keeps that they were told. A sink that fails keeps no other from hearing, and nothing of the publication
/// is undone: it is told again later (<see cref="PublicationRetelling"/>).
/// </summary>
internal sealed class PublicationTeller(IServiceScopeFactory scopes, PortalDbContextFactory contexts, TimeProvider clock, ILogger<PublicationTeller> logger)
{
    /// <summary>True when all of them took it.</summary>
    public async Task<bool> TellAsync(Publication publication, CancellationToken cancellationToken)
    {
        var (sinks, told) = (await CountAsync(), 0);
        for (var sink = 0; sink < sinks; sink++)
        {
            told += await TellAsync(publication, sink, cancellationToken) ? 1 : 0;
        }
        if (told < sinks)
        {
            return false;
        }
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        await db.Set<PublishedRevision>().Where(revision => revision.VersionId == publication.VersionId && revision.Number == publication.Revision)
            .ExecuteUpdateAsync(row => row.SetProperty(revision => revision.ToldAt, now), cancellationToken);
        return true;
    }

    private async Task<int> CountAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return scope.ServiceProvider.GetServices<IPublicationSink>().Count();
    }

    /// <summary>Each in a scope of its own: what one leaves half done in its context must not be saved by the next.</summary>
    private async Task<bool> TellAsync(Publication publication, int place, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sink = scope.ServiceProvider.GetServices<IPublicationSink>().ElementAt(place);
        try
        {
            await sink.PublishedAsync(publication, cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // Whatever is wrong with a sink, the contract is published: it is told again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.NotTold(exception, sink.GetType().Name, publication.Api, publication.Version, publication.Revision);
            return false;
        }
    }
}
