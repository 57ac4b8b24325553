using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Changelog;

/// <summary>
/// Since when the operations that a contract marks deprecated are, and when they end. Since when is known from the publication that marked
/// them; those marked from the beginning are so since the first. The end is what the contract says (<c>x-sunset</c>).
/// </summary>
internal sealed class OperationEnds(PortalDbContextFactory contexts)
{
    private static readonly IReadOnlyDictionary<string, OperationEnd> None = new Dictionary<string, OperationEnd>();

    private readonly ConcurrentDictionary<(Guid Version, string Sha256), IReadOnlyDictionary<string, OperationEnd>> _known = new();

    /// <summary>By operation id.</summary>
    public async Task<IReadOnlyDictionary<string, OperationEnd>> OfAsync(PublishedVersionEntry version, CancellationToken cancellationToken)
    {
        var marked = version.Contract.Operations.Where(operation => operation.Deprecated).Select(operation => operation.Id).ToList();
        if (marked.Count == 0)
        {
            return None;
        }
        if (_known.TryGetValue((version.Id, version.Sha256), out var known))
        {
            return known;
        }
        await using var db = contexts.Create();
        var revisions = await db.Set<PublishedRevision>().Where(revision => revision.VersionId == version.Id).OrderBy(revision => revision.Number)
            .Select(revision => new { revision.Number, revision.PublishedAt }).ToListAsync(cancellationToken);
        var entries = await db.Set<ChangelogEntry>().AsNoTracking().Where(entry => entry.VersionId == version.Id).OrderBy(entry => entry.Revision).ToListAsync(cancellationToken);
        var since = Since(entries);
        // Told a moment after it is in force: until then, what is not known to be older is as old as the contract in force.
        var isWhole = entries.Count > 0 && entries[^1].Revision >= revisions[^1].Number;
        var otherwise = isWhole ? revisions[0].PublishedAt : revisions[^1].PublishedAt;
        var ends = marked.ToDictionary(id => id, id => End(version, id, since.GetValueOrDefault(id, otherwise)));
        if (isWhole)
        {
            _known[(version.Id, version.Sha256)] = ends;
        }
        return ends;
    }

    private static Dictionary<string, DateTimeOffset> Since(List<ChangelogEntry> entries)
    {
        var since = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (line, at) in entries.SelectMany(entry => entry.Lines.Where(line => line.Operation is not null).Select(line => (line, entry.At))))
        {
            if (line.Rule is "endpoint-reactivated")
            {
                since.Remove(line.Operation!);
            }
            else if (line.Rule is "endpoint-deprecated" or "endpoint-deprecated-with-sunset" or "api-deprecated-sunset-parse" or "api-deprecated-sunset-missing" or "api-sunset-date-too-small")
            {
                since.TryAdd(line.Operation!, at);
            }
        }
        return since;
    }

    private static OperationEnd End(PublishedVersionEntry version, string operation, DateTimeOffset since)
    {
        var text = version.Contract.Index.NodesOf(operation)?.Operation.Text("x-sunset");
        DateTimeOffset? sunset = Contracts.Compare.Lifecycle.Date(text) is { } day ? VersionLifecycle.StartOf(day) : null;
        // What has ended before it was first published here was deprecated by then at the latest.
        return new OperationEnd(sunset < since ? sunset.Value : since, sunset);
    }
}

internal readonly record struct OperationEnd(DateTimeOffset Since, DateTimeOffset? Sunset);
