using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.References;

/// <summary>
/// Where the references of a document lead. Most are JSON pointers and are followed as they are read; what is named by <c>$anchor</c>,
/// <c>$id</c> or <c>$self</c> depends on the schema it stands in and was found when the document was read.
/// </summary>
internal sealed class ReferenceMap(ObjectNode root)
{
    public const int LongestChain = 32;

    /// <summary>Any caller may ask for any text, so only so many answers are kept; GitHub's document has 1,500 different ones.</summary>
    private const int Kept = 8_000;

    private readonly BoundedCache<string, ContractNode?> _pointers = new(Kept, StringComparer.Ordinal);
    private readonly Dictionary<ContractNode, ContractNode> _byHolder = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ContractNode> _byText = new(StringComparer.Ordinal);

    /// <summary>What a node's own reference leads to; null where it has none, or one that leads nowhere.</summary>
    public ContractNode? Of(ContractNode holder)
    {
        if (_byHolder.Count > 0 && _byHolder.TryGetValue(holder, out var named))
        {
            return named;
        }
        return (holder.Text("$ref") ?? holder.Text("$dynamicRef")) is { } reference ? Find(reference) : null;
    }

    public ContractNode? Find(string reference) =>
        _byText.TryGetValue(reference, out var named) ? named : _pointers.GetOrAdd(reference, root, static (text, root) => NodePointer.Find(root, text));

    public void Add(ContractNode holder, string reference, ContractNode target)
    {
        _byHolder[holder] = target;
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            _byText.TryAdd(reference, target);
        }
    }
}
