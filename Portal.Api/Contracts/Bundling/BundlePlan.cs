using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>
/// What the first file says about its components before anything refers to them: their names are taken, and a component that is only a
/// reference to a file is where that file comes to stand.
/// </summary>
internal sealed class BundlePlan(FileReferences references, BundleHomes homes, HashSet<string> planned)
{
    public void Run(ObjectNode document, string file, string version)
    {
        if (version == "2.0")
        {
            foreach (var group in (string[])["definitions", "parameters", "responses"])
            {
                Group("/" + group, document[group], file);
            }
        }
        else if (document["components"] is { } written)
        {
            var (components, from) = Behind("/components", written, file);
            foreach (var member in components.Members())
            {
                Group($"/components/{NodePointer.Escape(member.Name)}", member.Value, from);
            }
        }
    }

    private void Group(string pointer, ContractNode? written, string file)
    {
        if (written is null)
        {
            return;
        }
        var (group, from) = Behind(pointer, written, file);
        foreach (var member in group.Members())
        {
            homes.Reserve(pointer, member.Name);
            if (member.Value is ObjectNode { Count: 1 })
            {
                Behind($"{pointer}/{NodePointer.Escape(member.Name)}", member.Value, from);
            }
        }
    }

    /// <summary>What stands at a place of the document, or in the file that it refers to.</summary>
    private (ContractNode Node, string File) Behind(string pointer, ContractNode written, string file)
    {
        if (written.Text("$ref") is not { } reference || references.Target(file, reference, tell: null) is not { } target || homes.Find(target) is not null)
        {
            return (written, file);
        }
        homes.Settle(target, pointer);
        planned.Add(pointer);
        return (references.NodeAt(target), target.File);
    }
}
