namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>
/// All pairs of schemas that were compared. A schema that hundreds of operations share is compared once for each role; what is found is then
/// told for every place that leads to it. Nothing here recurses, so documents may nest and circle as they like.
/// </summary>
internal sealed class SchemaGraph(Comparison comparison)
{
    /// <summary>Pairs that a comparison may take; documents made to pair everything with everything end here.</summary>
    public const int Most = 200_000;

    private readonly Dictionary<(Schema, Schema, SchemaRole), SchemaPair> _pairs = [];
    private readonly Dictionary<SchemaPair, List<SchemaPair>> _users = [];
    private readonly Queue<SchemaPair> _waiting = new();

    public Comparison Comparison => comparison;

    public SchemaSet Before { get; } = new();

    public SchemaSet After { get; } = new();

    public bool IsFull => _pairs.Count >= Most;

    /// <summary>Compares two schemas and all within them; null where they are the same.</summary>
    public SchemaPair? Compare(Spot before, Spot after, SchemaRole role)
    {
        if (Pair([before], [after], role) is not { } root)
        {
            return null;
        }
        var compared = new List<SchemaPair>();
        while (_waiting.TryDequeue(out var pair))
        {
            pair.Compare();
            compared.Add(pair);
            foreach (var (_, inner) in pair.Inner)
            {
                (_users.TryGetValue(inner, out var users) ? users : _users[inner] = []).Add(pair);
            }
        }
        Mark(compared);
        return root.HasFindings ? root : null;
    }

    /// <summary>The pair of two schemas, to be compared if it is new; null where both are written alike.</summary>
    public SchemaPair? Pair(IReadOnlyList<Spot> before, IReadOnlyList<Spot> after, SchemaRole role)
    {
        if (before.Count == after.Count && before.Zip(after).All(two => comparison.Sameness.Same(two.First, two.Second)))
        {
            return null;
        }
        var key = (Before.Of(before), After.Of(after), role);
        if (!_pairs.TryGetValue(key, out var pair) && !IsFull)
        {
            pair = new SchemaPair(this, key.Item1, key.Item2, role);
            _pairs[key] = pair;
            _waiting.Enqueue(pair);
        }
        return pair;
    }

    /// <summary>Everything that leads to a finding has findings.</summary>
    private void Mark(List<SchemaPair> compared)
    {
        var marked = new Queue<SchemaPair>(compared.Where(pair => pair.Findings.Count > 0 || pair.Inner.Any(inner => inner.Pair.HasFindings)));
        while (marked.TryDequeue(out var pair))
        {
            if (!pair.HasFindings)
            {
                pair.HasFindings = true;
                foreach (var user in _users.GetValueOrDefault(pair) ?? [])
                {
                    marked.Enqueue(user);
                }
            }
        }
    }
}
