using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare;

/// <summary>A node together with where it stands, so that a change can point to it. Following a reference leads to the target's own place.</summary>
internal sealed class Spot
{
    private readonly Spot? _parent;
    private readonly string _segment;
    private string? _pointer;

    private Spot(ContractDocument document, ContractNode node, Spot? parent, string segment, string? pointer = null)
    {
        Document = document;
        Node = node;
        _parent = parent;
        _segment = segment;
        _pointer = pointer;
    }

    public ContractDocument Document { get; }

    public ContractNode Node { get; }

    /// <summary>RFC 6901. It also tells nodes apart: one place, one pointer.</summary>
    public string Pointer => _pointer ??= $"{_parent!.Pointer}/{NodePointer.Escape(_segment)}";

    public bool IsReference => Node.Text("$ref") is not null;

    public static Spot Root(ContractDocument document) => new(document, document.Root, null, "", "");

    public Spot? Get(string name) => Node.Get(name) is { } child ? new Spot(Document, child, this, name) : null;

    public string? Text(string name) => Node.Text(name);

    public bool Flag(string name) => Node.Flag(name);

    public IEnumerable<KeyValuePair<string, Spot>> Members() =>
        Node.Members().Select(member => KeyValuePair.Create(member.Name, new Spot(Document, member.Value, this, member.Name)));

    public IEnumerable<Spot> Items() =>
        Node.Items().Select((item, index) => new Spot(Document, item, this, index.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>What a reference names; null for what is none, or leads nowhere.</summary>
    public Spot? Target() =>
        Node.Text("$ref") is { } reference && Document.Target(reference) is { } target
            ? new Spot(Document, target, null, "", Uri.UnescapeDataString(reference.TrimStart('#')))
            : null;

    /// <summary>The end of a chain of references.</summary>
    public Spot Resolved()
    {
        var spot = this;
        for (var step = 0; step < ContractDocument.LongestChain && spot.Target() is { } target; step++)
        {
            spot = target;
        }
        return spot;
    }

    public override string ToString() => Pointer;
}
