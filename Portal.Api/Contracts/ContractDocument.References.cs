using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts;

public sealed partial class ContractDocument
{
    /// <summary>A chain of references that are nothing but references is not longer than this.</summary>
    internal const int LongestChain = ReferenceMap.LongestChain;

    private const string SchemaPrefix = "#/components/schemas/";

    /// <summary>The node that a reference inside this document names; null when it names none.</summary>
    internal ContractNode? Target(string reference) => References.Find(reference);

    /// <summary>
    /// A node and, where it refers to another, what it refers to, nearest first. Later OpenAPI versions let members beside
    /// <c>$ref</c> override, so readers look through the layers in order.
    /// </summary>
    internal IReadOnlyList<ContractNode> Layers(ContractNode node)
    {
        if (References.Of(node) is not { } target)
        {
            return [node];
        }
        var layers = new List<ContractNode> { node };
        while (target is not null && layers.Count <= LongestChain && !layers.Contains(target))
        {
            layers.Add(target);
            target = References.Of(target);
        }
        return layers;
    }

    internal ContractNode Resolve(ContractNode node) => Layers(node)[^1];

    internal static string? SchemaName(string? reference) =>
        reference is not null && reference.StartsWith(SchemaPrefix, StringComparison.Ordinal) && !reference.AsSpan(SchemaPrefix.Length).Contains('/')
            ? NodePointer.Unescape(reference[SchemaPrefix.Length..])
            : null;
}
