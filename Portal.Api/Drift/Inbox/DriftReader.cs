using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Api.Catalog;
using Portal.Api.Drift.Documented;
using Portal.Api.Drift.Shapes;
using Portal.Api.Persistence;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>Holds what was counted over the last days against the contracts in force.</summary>
internal sealed class DriftReader(PortalDbContext db, ContractShapesStore contracts, IOptions<ShapeOptions> options, TimeProvider clock)
{
    private DateOnly Since => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-options.Value.Days);

    /// <summary>How many differences that calls show are open, of all APIs.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var (shapes, rows) in await UndocumentedAsync(null, null, cancellationToken))
        {
            found += (await WithDismissalsAsync(shapes, UndocumentedParts.Of(shapes, rows), cancellationToken)).Count(finding => finding.State is DriftState.Open);
        }
        return found;
    }

    /// <summary>Of one API or version, or (null) of all.</summary>
    public async Task<IReadOnlyList<DriftFinding>> FindAsync(string? api, string? version, CancellationToken cancellationToken)
    {
        var counts = await CountsAsync(api, version, cancellationToken);
        var undocumented = (await UndocumentedAsync(api, version, cancellationToken)).ToDictionary(one => (one.Shapes.Api, one.Shapes.Version), one => one.Rows);
        var found = new List<DriftFinding>();
        foreach (var ((slug, name), (shapes, seen)) in counts)
        {
            var parts = UndocumentedParts.Of(shapes, undocumented.GetValueOrDefault((slug, name)) ?? []);
            foreach (var part in parts)
            {
                part.Of = Math.Max(part.Count, seen.Room(part.Part));
            }
            found.AddRange(await WithDismissalsAsync(shapes, [.. parts, .. await NeverSeenAsync(shapes, seen, cancellationToken)], cancellationToken));
        }
        return found;
    }

    private async Task<IEnumerable<DriftFinding>> NeverSeenAsync(ContractShapes shapes, SeenCounts seen, CancellationToken cancellationToken)
    {
        // Days of which nothing is known say nothing.
        if (seen.FirstDay > Since || seen.Calls < options.Value.UnseenCalls)
        {
            return [];
        }
        var since = new DateTimeOffset(Since, TimeOnly.MinValue, TimeSpan.Zero);
        var revisions = db.Set<PublishedRevision>().AsNoTracking()
            .Where(revision => revision.PublishedAt <= since && db.Set<PublishedVersion>().Any(version =>
                version.Id == revision.VersionId && version.Name == shapes.Version && db.Set<PublishedApi>().Any(api => api.Id == version.ApiId && api.Slug == shapes.Api)));
        return await revisions.OrderByDescending(revision => revision.Number).FirstOrDefaultAsync(cancellationToken) is { } revision
            && contracts.Former(shapes.Api, shapes.Version, revision) is { } before
            ? NeverSeenParts.Of(shapes, before, seen, options.Value.UnseenCalls, since)
            : [];
    }

    private async Task<Dictionary<(string Api, string Version), (ContractShapes Shapes, SeenCounts Seen)>> CountsAsync(string? api, string? version, CancellationToken cancellationToken)
    {
        var sums = await Rows(api, version)
            .GroupBy(row => new { row.Api, row.Version, row.Operation, row.Kind, row.Status, row.Name })
            .Select(group => new { group.Key, Count = group.Sum(row => row.Count), Day = group.Min(row => row.Day) })
            .ToListAsync(cancellationToken);
        var counts = new Dictionary<(string, string), (ContractShapes, SeenCounts)>();
        foreach (var ofVersion in sums.GroupBy(sum => (sum.Key.Api, sum.Key.Version)))
        {
            if (await contracts.FindAsync(ofVersion.Key.Api, ofVersion.Key.Version, cancellationToken) is { } shapes)
            {
                var seen = new SeenCounts(shapes);
                foreach (var sum in ofVersion)
                {
                    seen.Add(sum.Key.Operation, sum.Key.Kind, sum.Key.Status, sum.Key.Name, sum.Count, sum.Day);
                }
                counts[ofVersion.Key] = (shapes, seen);
            }
        }
        return counts;
    }

    private async Task<List<(ContractShapes Shapes, List<ShapeRow> Rows)>> UndocumentedAsync(string? api, string? version, CancellationToken cancellationToken)
    {
        var rows = await Rows(api, version).Where(row => !row.Documented).ToListAsync(cancellationToken);
        var found = new List<(ContractShapes, List<ShapeRow>)>();
        foreach (var ofVersion in rows.GroupBy(row => (row.Api, row.Version)))
        {
            if (await contracts.FindAsync(ofVersion.Key.Api, ofVersion.Key.Version, cancellationToken) is { } shapes)
            {
                found.Add((shapes, [.. ofVersion]));
            }
        }
        return found;
    }

    private IQueryable<ShapeRow> Rows(string? api, string? version)
    {
        var since = Since;
        return db.Set<ShapeRow>().AsNoTracking().Where(row => row.Day >= since && (api == null || row.Api == api) && (version == null || row.Version == version));
    }

    private async Task<IReadOnlyCollection<DriftFinding>> WithDismissalsAsync(ContractShapes shapes, IReadOnlyCollection<DriftFinding> findings, CancellationToken cancellationToken)
    {
        var dismissed = await db.Set<DriftDismissal>().AsNoTracking().Where(dismissal => dismissal.Api == shapes.Api && dismissal.Version == shapes.Version)
            .ToDictionaryAsync(dismissal => dismissal.Id, cancellationToken);
        foreach (var finding in findings)
        {
            finding.Dismissal = dismissed.GetValueOrDefault(finding.Part.Id);
        }
        return findings;
    }
}
