namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>The schemas of one side, each made once, so that pairs of them can be known again.</summary>
internal sealed class SchemaSet
{
    private readonly Dictionary<string, Schema> _schemas = new(StringComparer.Ordinal);

    /// <summary>As written: what <c>allOf</c> lists stays beside.</summary>
    public Schema Of(IReadOnlyList<Spot> spots)
    {
        // A plain reference and what it names are one schema.
        var ends = spots.Count == 1 && spots[0].Node is Nodes.ObjectNode { Count: 1 } && spots[0].IsReference ? [spots[0].Resolved()] : spots;
        return Known(string.Join(' ', ends.Select(spot => spot.Pointer)), () => SchemaLayers.Of(ends, withAllOf: false));
    }

    public Schema Of(Spot spot) => Of([spot]);

    /// <summary>With the parts of <c>allOf</c> joined, but for those named.</summary>
    public Schema Merged(Schema schema, IReadOnlySet<string> left) =>
        schema.AllOf.Count == 0
            ? schema
            : Known($"merged {string.Join(' ', schema.Layers.Select(layer => layer.Pointer))} without {string.Join(' ', left)}", () => SchemaLayers.Of(schema.Layers, withAllOf: true, left));

    private Schema Known(string key, Func<SchemaLayers> make) =>
        _schemas.TryGetValue(key, out var known) ? known : _schemas[key] = new Schema(make());
}
