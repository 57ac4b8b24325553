using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A node and the JSON pointer it stands at: what a page shows of it can be asked for again by that pointer. Where a reference leads
/// elsewhere, the pointer is that of its end, so one thing has one address however it was come to.
/// </summary>
internal readonly record struct Place(ContractNode Node, string Pointer)
{
    private const string OverReference = "$ref";

    public static Place Root(ContractDocument document) => new(document.Root, "");

    /// <summary>What a pointer of ours names; null when it names nothing.</summary>
    public static Place? Find(ContractDocument document, string pointer)
    {
        Place? place = Root(document);
        foreach (var part in pointer.Split('/').Skip(1))
        {
            place = part == OverReference && place is { } holder ? holder.Layers(document).ElementAtOrDefault(1) is { Node: not null } end ? end : null : place?.Step(Unescape(part));
        }
        return pointer.Length == 0 || pointer[0] == '/' ? place : null;
    }

    public Place? At(string name) => Node.Get(name) is { } node ? new Place(node, $"{Pointer}/{NodePointer.Escape(name)}") : null;

    public string? Text(string name) => Node.Text(name);

    public bool Flag(string name) => Node.Flag(name);

    public IEnumerable<(string Name, Place Place)> Members(string name)
    {
        var pointer = $"{Pointer}/{NodePointer.Escape(name)}/";
        return Node.Get(name).Members().Select(member => (member.Name, new Place(member.Value, pointer + NodePointer.Escape(member.Name))));
    }

    public IEnumerable<Place> Items(string name)
    {
        var pointer = $"{Pointer}/{NodePointer.Escape(name)}/";
        return Node.Get(name).Items().Select((item, index) => new Place(item, $"{pointer}{index}"));
    }

    /// <summary>The end of its references.</summary>
    public Place Follow(ContractDocument document) => Layers(document)[^1];

    /// <summary>This place and what it refers to, nearest first.</summary>
    public IReadOnlyList<Place> Layers(ContractDocument document)
    {
        var nodes = document.Layers(Node);
        if (nodes.Count == 1)
        {
            return [this];
        }
        var layers = new List<Place>(nodes.Count) { this };
        for (var at = 1; at < nodes.Count; at++)
        {
            layers.Add(new Place(nodes[at], layers[^1].PointerOfTarget));
        }
        return layers;
    }

    /// <summary>References write their pointers percent-encoded, behind a number sign. What is named otherwise is reached over the reference.</summary>
    private string PointerOfTarget =>
        Node.Text("$ref") is ['#', '/', ..] reference ? Uri.UnescapeDataString(reference[1..]) : $"{Pointer}/{OverReference}";

    private Place? Step(string name) => Node switch
    {
        ArrayNode list when int.TryParse(name, out var index) && index >= 0 && index < list.Items.Count => new Place(list.Items[index], $"{Pointer}/{index}"),
        _ => At(name),
    };

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
