using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Contracts.Compare;
using Portal.Api.Drift.Shapes;
using Portal.Api.Persistence;

namespace Portal.Api.Drift.Impact;

/// <summary>Names who used what a contract is about to change, by the shapes of the last 30 days' calls.</summary>
internal sealed class ImpactSource(PortalDbContext db, CallerNames callers, TimeProvider clock) : IImpactSource
{
    private const int Days = 30;
    private const int MostUses = 20;

    public async Task<IReadOnlyList<ImpactedApplication>> OfAsync(Guid apiId, string version, IReadOnlyList<ContractChange> changes, CancellationToken cancellationToken)
    {
        var touched = changes.Select(change => (Part: TouchedPart.Of(change), Change: change)).Where(pair => pair.Part is not null).ToLookup(pair => pair.Part!, pair => pair.Change);
        if (touched.Count == 0 || await db.Set<PublishedApi>().Where(api => api.Id == apiId).Select(api => api.Slug).SingleOrDefaultAsync(cancellationToken) is not { } slug)
        {
            return [];
        }
        var rows = await RowsAsync(slug, version, [.. touched.Select(part => part.Key)], cancellationToken);
        var used = new Dictionary<string, Use>(StringComparer.Ordinal);
        foreach (var part in touched.Select(part => part.Key))
        {
            foreach (var row in rows.Where(part.Touches))
            {
                if (!used.TryGetValue(row.Caller, out var use))
                {
                    used[row.Caller] = use = new Use();
                }
                use.Add(part, row);
            }
        }
        return await NamedAsync(used, touched, cancellationToken);
    }

    private async Task<List<ShapeRowSum>> RowsAsync(string api, string version, List<TouchedPart> parts, CancellationToken cancellationToken)
    {
        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-Days);
        var rows = db.Set<ShapeRow>().AsNoTracking().Where(row => row.Api == api && row.Version == version && row.Day >= since && row.Caller != ShapeCaller.Nobody);
        if (parts.TrueForAll(part => part.Operation is not null))
        {
            var touched = parts.Select(part => part.Operation).ToHashSet();
            var operations = await rows.Select(row => row.Operation).Distinct().ToListAsync(cancellationToken);
            operations.RemoveAll(operation => !touched.Contains(TouchedPart.Bare(operation)));
            rows = rows.Where(row => operations.Contains(row.Operation));
        }
        return await rows.GroupBy(row => new { row.Operation, row.Caller, row.Kind, row.Status, row.Name })
            .Select(group => new ShapeRowSum(group.Key.Operation, group.Key.Caller, group.Key.Kind, group.Key.Status, group.Key.Name, group.Sum(row => row.Count), group.Max(row => row.LastSeen)))
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<ImpactedApplication>> NamedAsync(Dictionary<string, Use> used, ILookup<TouchedPart, ContractChange> touched, CancellationToken cancellationToken)
    {
        var names = await callers.ReadAsync(used.Keys, cancellationToken);
        return
        [
            .. used.Where(use => names.ContainsKey(use.Key))
                .Select(use => use.Value.Named(names[use.Key].ApplicationId ?? Guid.Empty, names[use.Key].Name, names[use.Key].Organization, touched))
                .OrderByDescending(application => application.Calls).ThenBy(application => application.Application, StringComparer.Ordinal),
        ];
    }

    private sealed class Use
    {
        private readonly Dictionary<(string Operation, string Part), long> _counts = [];
        private readonly HashSet<TouchedPart> _parts = [];
        private DateTimeOffset _last;

        public void Add(TouchedPart part, ShapeRowSum row)
        {
            // Several statuses of one operation are as many calls; several members of one body are one.
            var key = (row.Operation, part.Words);
            var before = _counts.GetValueOrDefault(key);
            _counts[key] = part.Kind is null ? before + row.Count : Math.Max(before, row.Count);
            _parts.Add(part);
            _last = row.LastSeen > _last ? row.LastSeen : _last;
        }

        public ImpactedApplication Named(Guid id, string application, string organization, ILookup<TouchedPart, ContractChange> touched) => new(
            id,
            application,
            organization,
            _counts.GroupBy(count => count.Key.Operation).Sum(operation => operation.Max(count => count.Value)),
            _last,
            [.. _parts.Select(part => part.Words).Distinct().Order(StringComparer.Ordinal).Take(MostUses)])
        {
            Changes = [.. _parts.SelectMany(part => touched[part]).OrderBy(change => change.Class)],
        };
    }
}
