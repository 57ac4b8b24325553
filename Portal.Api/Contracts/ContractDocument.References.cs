using System.Collections.Concurrent;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts;

public sealed partial class ContractDocument
{
    /// <summary>A chain of references that are nothing but references is not longer than this.</summary>
    internal const int LongestChain = 32;

    private const string SchemaPrefix = "#/components/schemas/";

    private readonly ConcurrentDictionary<string, ContractNode?> _targets = new(StringComparer.Ordinal);

    /// <summary>The node that a reference inside this document names; null when it names none.</summary>
    internal ContractNode? Target(string reference) =>
        _targets.GetOrAdd(reference, static (text, root) => NodePointer.Find(root, text), Root);

    /// <summary>
    /// A node and, where it refers to another, what it refers to, nearest first. Later OpenAPI versions let members beside
    /// <c>$ref</c> override, so readers look through the layers in order.
    /// </summary>
    internal IReadOnlyList<ContractNode> Layers(ContractNode node)
    {
        if (node.Text("$ref") is null)
        {
            return [node];
        }
        var layers = new List<ContractNode> { node };
        while (layers[^1].Text("$ref") is { } reference && layers.Count <= LongestChain && Target(reference) is { } target && !layers.Contains(target))
        {
            layers.Add(target);
        }
        return layers;
    }

    internal ContractNode Resolve(ContractNode node) => Layers(node)[^1];

    internal static string? SchemaName(string? reference) =>
        reference is not null && reference.StartsWith(SchemaPrefix, StringComparison.Ordinal) && !reference.AsSpan(SchemaPrefix.Length).Contains('/')
            ? NodePointer.Unescape(reference[SchemaPrefix.Length..])
            : null;
}
