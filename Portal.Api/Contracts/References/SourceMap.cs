using System.Globalization;
using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.References;

/// <summary>
/// Where a place of a document was written by its author, when the document was put together from several files or is another form of what
/// was written.
/// </summary>
/// <param name="files">The files as read, by the numbers that places have.</param>
internal sealed class SourceMap(ObjectNode root, NodeMaker make, IReadOnlyList<SourceFile> files)
{
    private Dictionary<ContractNode, (ContractNode Parent, string Name)>? _parents;

    /// <param name="pointer">Into the document; where it leads to nothing, the last thing on the way counts.</param>
    public SourcePlace Find(string pointer)
    {
        var source = make.SourceOf(StructurePlace.Find(root, pointer).Node);
        return new SourcePlace(files.ElementAtOrDefault(source.Place.File)?.Name, PointerOf(source));
    }

    private string PointerOf(ContractNode node)
    {
        var parents = _parents ??= Parents();
        var names = new Stack<string>();
        while (parents.TryGetValue(node, out var step))
        {
            names.Push(NodePointer.Escape(step.Name));
            node = step.Parent;
        }
        return string.Concat(names.Select(name => "/" + name));
    }

    private Dictionary<ContractNode, (ContractNode Parent, string Name)> Parents()
    {
        var parents = new Dictionary<ContractNode, (ContractNode, string)>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ContractNode>(files.Select(file => file.Root));
        while (open.TryPop(out var node))
        {
            foreach (var member in node.Members().Where(member => parents.TryAdd(member.Value, (node, member.Name))))
            {
                open.Push(member.Value);
            }
            var items = node.Items();
            for (var index = 0; index < items.Count; index++)
            {
                if (parents.TryAdd(items[index], (node, index.ToString(CultureInfo.InvariantCulture))))
                {
                    open.Push(items[index]);
                }
            }
        }
        return parents;
    }
}

/// <summary>A file of an upload. <see cref="Name"/> is its path in the folder; null where there is one file only.</summary>
internal sealed record SourceFile(string? Name, ContractNode Root);

/// <summary>A JSON pointer into a file of an upload; the file is null where there is one only.</summary>
internal readonly record struct SourcePlace(string? File, string Pointer);
