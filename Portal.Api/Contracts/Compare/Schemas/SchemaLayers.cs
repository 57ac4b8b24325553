namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>
/// The nodes that together make a schema. References are followed; a choice between one schema and null is that schema, nullable; and where
/// asked the parts of <c>allOf</c> join, each place once, so that expansions without end cost no more than the document has places.
/// </summary>
internal sealed class SchemaLayers
{
    /// <summary>More parts than any schema for people has. Beyond it parts of <c>allOf</c> are compared one by one.</summary>
    private const int Most = 500;

    private readonly List<Spot> _spots = [];
    private readonly List<Spot> _allOf = [];
    private readonly HashSet<string> _unwrapped = new(StringComparer.Ordinal);

    public IReadOnlyList<Spot> Spots => _spots;

    public IReadOnlyList<Spot> AllOf => _allOf;

    public bool WrapsNull { get; private set; }

    /// <param name="left">Parts of <c>allOf</c> of the first layers that shall not join; null for all of them.</param>
    public static SchemaLayers Of(IReadOnlyList<Spot> roots, bool withAllOf, IReadOnlySet<string>? left = null)
    {
        var layers = new SchemaLayers();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new LinkedList<Spot>(roots);
        while (waiting.First is { } first)
        {
            waiting.RemoveFirst();
            var spot = first.Value;
            if (!seen.Add(spot.Pointer))
            {
                continue;
            }
            var nearer = new List<Spot>();
            // A node that is only a reference stands for its target.
            var target = spot.Target();
            if (target is null || ((Nodes.ObjectNode)spot.Node).Count > 1)
            {
                layers._spots.Add(spot);
            }
            if (target is not null)
            {
                nearer.Add(target);
            }
            layers.Unwrap(spot, "oneOf", nearer);
            layers.Unwrap(spot, "anyOf", nearer);
            foreach (var part in spot.Get("allOf")?.Items() ?? [])
            {
                if (withAllOf && layers._spots.Count + waiting.Count < Most && left?.Contains(part.Pointer) != true)
                {
                    nearer.Add(part);
                }
                else if (left?.Contains(part.Pointer) != true)
                {
                    layers._allOf.Add(part);
                }
            }
            for (var index = nearer.Count - 1; index >= 0; index--)
            {
                waiting.AddFirst(nearer[index]);
            }
        }
        if (layers._spots.Count == 0)
        {
            // References that lead in a circle.
            layers._spots.Add(roots[0]);
        }
        return layers;
    }

    public bool IsUnwrapped(Spot layer, string keyword) => _unwrapped.Contains($"{keyword} {layer.Pointer}");

    private void Unwrap(Spot spot, string keyword, List<Spot> nearer)
    {
        if (spot.Get(keyword)?.Items().ToList() is not { Count: > 1 } branches || branches.FindIndex(Keywords.IsOnlyNull) is not (>= 0 and var at))
        {
            return;
        }
        WrapsNull = true;
        if (branches.Count == 2)
        {
            nearer.Add(branches[1 - at]);
            _unwrapped.Add($"{keyword} {spot.Pointer}");
        }
    }
}
