using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>A schema with an address of its own (<c>$id</c>), or the document itself, and the anchors in it.</summary>
internal sealed class SchemaResource(Uri address, ContractNode root, string pointer)
{
    public Uri Address { get; } = address;

    public ContractNode Root { get; } = root;

    /// <summary>Where it stands in its document.</summary>
    public string Pointer { get; } = pointer;

    public Dictionary<string, ContractNode> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ContractNode> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}
