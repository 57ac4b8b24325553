using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>
/// What a schema means, however it is written: the node itself, what it refers to and the parts of its <c>allOf</c> are layers of one
/// conjunction. Keywords are looked up through all layers, the nearest first.
/// </summary>
internal sealed partial class Schema
{
    private readonly SchemaLayers _layers;
    private bool? _nullable;

    public Schema(SchemaLayers layers) => _layers = layers;

    public IReadOnlyList<Spot> Layers => _layers.Spots;

    /// <summary>Where the schema is written first.</summary>
    public Spot Spot => Layers[0];

    /// <summary>Parts of <c>allOf</c> that are no layers here.</summary>
    public IReadOnlyList<Spot> AllOf => _layers.AllOf;

    /// <summary>Nothing fits the schema: it is <c>false</c>.</summary>
    public bool IsNothing => Layers.Any(layer => layer.Node is ScalarNode { Kind: ScalarKind.Boolean, Text: "false" });

    public bool IsNullable => _nullable ??= _layers.WrapsNull || Layers.Any(layer => layer.Flag("nullable") || TypeNames(layer.Get("type")).Contains("null"));

    public Spot? First(string keyword)
    {
        foreach (var layer in Layers)
        {
            if (layer.Get(keyword) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    public IEnumerable<Spot> All(string keyword) => Layers.Select(layer => layer.Get(keyword)).OfType<Spot>();

    public string? Text(string keyword) => First(keyword)?.Node.AsString;

    public bool Flag(string keyword) => First(keyword)?.Node.IsTrue == true;

    /// <summary>By name, each with all layers that describe it; in the document's order.</summary>
    public OrderedDictionary<string, List<Spot>> Properties => field ??= ByName("properties");

    public IReadOnlyDictionary<string, Spot> Required => field ??= NamesOf("required");

    public OrderedDictionary<string, List<Spot>> ByName(string keyword)
    {
        var found = new OrderedDictionary<string, List<Spot>>(StringComparer.Ordinal);
        foreach (var (name, spot) in All(keyword).SelectMany(one => one.Members()))
        {
            if (found.TryGetValue(name, out var spots))
            {
                spots.Add(spot);
            }
            else
            {
                found[name] = [spot];
            }
        }
        return found;
    }

    private Dictionary<string, Spot> NamesOf(string keyword)
    {
        var names = new Dictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var item in All(keyword).SelectMany(list => list.Items()))
        {
            if (item.Node.AsString is { } name)
            {
                names.TryAdd(name, item);
            }
        }
        return names;
    }
}
