using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>What is known of a <see cref="DriftPart"/>, gathered from the rows that were counted of it.</summary>
internal sealed class DriftFinding(DriftPart part)
{
    private readonly Dictionary<string, long> _callers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _told = new(StringComparer.Ordinal);

    public DriftPart Part { get; } = part;

    /// <summary>The JSON of it, where it has any.</summary>
    public SeenShape Shape { get; } = new();

    /// <summary>Of an answer whose status is what the contract lacks.</summary>
    public SortedSet<string> MediaTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>With which an operation that the contract lacks was answered.</summary>
    public SortedSet<int> Statuses { get; } = [];

    /// <summary>How often it was seen; of what was never seen, in how many calls it could have been.</summary>
    public long Count { get; set; }

    /// <summary>In how many calls, or bodies that were looked at, it could have been.</summary>
    public long Of { get; set; }

    /// <summary>When it was first seen; of what was never seen, since when that is known.</summary>
    public DateTimeOffset Since { get; set; } = DateTimeOffset.MaxValue;

    public DateTimeOffset? LastSeen { get; private set; }

    /// <summary>Of the last call that showed it.</summary>
    public string? RequestId { get; private set; }

    /// <summary>Counts by the keys of <see cref="ShapeCaller"/>.</summary>
    public IReadOnlyDictionary<string, long> Callers => _callers;

    /// <summary>All that was told of it: a dismissal was for this, and holds no longer when it becomes another.</summary>
    public string Signature => string.Join('\n', _told);

    /// <summary>Why it cannot be put into the contract by itself.</summary>
    public string? Obstacle { get; set; }

    public DriftDismissal? Dismissal { get; set; }

    public DriftState State => Dismissal is { } dismissal && dismissal.Signature == DriftDismissal.Digest(Signature) ? DriftState.Dismissed : DriftState.Open;

    /// <summary>A row that shows it, or (<paramref name="inside"/>) only something that is part of it.</summary>
    public void Saw(ShapeRow row, bool inside = false)
    {
        if (!inside)
        {
            Count += row.Count;
            _callers[row.Caller] = _callers.GetValueOrDefault(row.Caller) + row.Count;
        }
        _told.Add($"{row.Kind} {row.Status} {row.Name} {row.Types}");
        Since = row.FirstSeen < Since ? row.FirstSeen : Since;
        if (LastSeen is null || row.LastSeen >= LastSeen)
        {
            (LastSeen, RequestId) = (row.LastSeen, row.Sample ?? RequestId);
        }
    }
}
