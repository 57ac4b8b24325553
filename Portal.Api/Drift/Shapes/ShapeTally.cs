using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Drift.Shapes;

/// <summary>What was used since the last write, added to the day's rows, within <see cref="ShapeLimits"/>.</summary>
internal sealed class ShapeTally
{
    private readonly Dictionary<ShapeKey, ShapeCount> _counts = [];
    private readonly Dictionary<(string Api, string Version, DateOnly Day), Unknowns> _unknown = [];

    public bool IsEmpty => _counts.Count == 0;

    /// <summary>Versions of APIs of which it must first be known how much of their day's share is used: see <see cref="RememberAsync"/>.</summary>
    public bool Knows(string api, string version, DateOnly day) => _unknown.ContainsKey((api, version, day));

    public async Task RememberAsync(PortalDbContext db, string api, string version, DateOnly day, CancellationToken cancellationToken)
    {
        foreach (var old in _unknown.Keys.Where(key => key.Day < day.AddDays(-1)).ToList())
        {
            _unknown.Remove(old);
        }
        var rows = await db.Set<ShapeRow>().AsNoTracking().Where(row => row.Api == api && row.Version == version && row.Day == day && !row.Documented)
            .Select(row => new { row.Operation, row.Caller, row.Kind, row.Status, row.Name }).ToListAsync(cancellationToken);
        var unknown = new Unknowns();
        foreach (var row in rows)
        {
            unknown.Fits(new ShapeKey(day, api, version, row.Operation, row.Caller, row.Kind, row.Status, row.Name));
        }
        _unknown[(api, version, day)] = unknown;
    }

    public void Add(CallShape call)
    {
        var day = DateOnly.FromDateTime(call.At.UtcDateTime);
        var isLost = false;
        foreach (var fact in call.Facts)
        {
            if (isLost)
            {
                continue;
            }
            // Who called is who got the answer: of an answer's known parts it is told by the statuses.
            var caller = fact is { Documented: true, Kind: ShapeKind.ResponseField or ShapeKind.ResponseValue or ShapeKind.ResponseType or ShapeKind.ResponseBody } ? ShapeCaller.Nobody : call.Caller;
            var key = new ShapeKey(day, call.Api, call.Version, call.Operation, caller, fact.Kind, fact.Status, fact.Name);
            if (!fact.Documented && !Unknown(key).Fits(key))
            {
                // How an operation was answered that is not counted apart is not counted at all.
                isLost = fact.Kind is ShapeKind.Operation;
                key = fact.Kind is ShapeKind.Operation or ShapeKind.Status
                    ? key with { Operation = ShapeLimits.Others, Caller = ShapeCaller.Nobody, Kind = ShapeKind.Operation, Status = 0, Name = "" }
                    : key with { Caller = ShapeCaller.Nobody, Status = 0, Name = ShapeLimits.Others };
            }
            Count(key, fact, call);
        }
    }

    /// <summary>Rows of one operation are read together.</summary>
    public async Task WriteAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        foreach (var group in _counts.GroupBy(count => (count.Key.Api, count.Key.Version, count.Key.Day, count.Key.Operation)))
        {
            var (api, version, day, operation) = group.Key;
            var known = await db.Set<ShapeRow>().Where(row => row.Api == api && row.Version == version && row.Day == day && row.Operation == operation)
                .ToDictionaryAsync(row => (row.Caller, row.Kind, row.Status, row.Name), cancellationToken);
            foreach (var (key, count) in group)
            {
                if (known.TryGetValue((key.Caller, key.Kind, key.Status, key.Name), out var row))
                {
                    row.Count += count.Count;
                    row.LastSeen = row.LastSeen > count.Last ? row.LastSeen : count.Last;
                    row.Documented = count.Documented;
                    row.Types = Merge(row.Types, count.Types);
                    row.Sample = count.Sample ?? row.Sample;
                }
                else
                {
                    db.Add(count.ToRow(key));
                }
            }
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    public void Clear() => _counts.Clear();

    private void Count(ShapeKey key, ShapeFact fact, CallShape call)
    {
        if (!_counts.TryGetValue(key, out var count))
        {
            if (_counts.Count >= ShapeLimits.Counters)
            {
                return;
            }
            _counts[key] = count = new ShapeCount { First = call.At };
        }
        count.Count++;
        count.Last = call.At > count.Last ? call.At : count.Last;
        count.Documented = fact.Documented;
        count.Types = Merge(count.Types, fact.Type);
        count.Sample = fact.Documented ? null : call.RequestId ?? count.Sample;
    }

    private Unknowns Unknown(ShapeKey key)
    {
        if (!_unknown.TryGetValue((key.Api, key.Version, key.Day), out var unknown))
        {
            _unknown[(key.Api, key.Version, key.Day)] = unknown = new Unknowns();
        }
        return unknown;
    }

    private static string? Merge(string? types, string? more)
    {
        if (more is null || types == more)
        {
            return types ?? more;
        }
        return types is null ? more : string.Join('|', types.Split('|').Union(more.Split('|')).Order(StringComparer.Ordinal));
    }

    /// <summary>What of a day's share of new names is used.</summary>
    private sealed class Unknowns
    {
        private readonly HashSet<ShapeKey> _all = [];
        private readonly Dictionary<(string Operation, ShapeKind Kind), int> _ofKind = [];
        private readonly Dictionary<(string Operation, ShapeKind Kind, string Caller), int> _ofCaller = [];

        public bool Fits(ShapeKey key)
        {
            if (_all.Contains(key) || key.Name == ShapeLimits.Others || key.Operation == ShapeLimits.Others)
            {
                return true;
            }
            // Operations that do not exist share one account.
            var account = (Operation: key.Kind is ShapeKind.Operation ? "" : key.Operation, key.Kind);
            var share = (account.Operation, account.Kind, key.Caller);
            var (ofKind, ofCaller) = (_ofKind.GetValueOrDefault(account), _ofCaller.GetValueOrDefault(share));
            if (_all.Count >= ShapeLimits.UndocumentedADay || ofKind >= ShapeLimits.UndocumentedOfAKind || ofCaller >= ShapeLimits.UndocumentedOfACaller)
            {
                return false;
            }
            _ofKind[account] = ofKind + 1;
            _ofCaller[share] = ofCaller + 1;
            return _all.Add(key);
        }
    }
}

internal readonly record struct ShapeKey(DateOnly Day, string Api, string Version, string Operation, string Caller, ShapeKind Kind, int Status, string Name);

internal sealed class ShapeCount
{
    public long Count { get; set; }

    public required DateTimeOffset First { get; init; }

    public DateTimeOffset Last { get; set; }

    public bool Documented { get; set; }

    public string? Types { get; set; }

    public string? Sample { get; set; }

    public ShapeRow ToRow(ShapeKey key) => new()
    {
        Day = key.Day,
        Api = key.Api,
        Version = key.Version,
        Operation = key.Operation,
        Caller = key.Caller,
        Kind = key.Kind,
        Status = key.Status,
        Name = key.Name,
        Documented = Documented,
        Types = Types,
        Sample = Sample,
        Count = Count,
        FirstSeen = First,
        LastSeen = Last,
    };
}
