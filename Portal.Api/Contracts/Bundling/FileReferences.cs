using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>What references between the files of an upload lead to. Nothing outside of it is ever looked for.</summary>
internal sealed class FileReferences(UploadedFiles files, NodeBudget budget)
{
    /// <summary>The place itself, behind references on the way to it; null for what is no reference to a file, or leads nowhere, which is told.</summary>
    public FilePlace? Target(string from, string reference, Action<string>? tell)
    {
        var jumps = 0;
        return Target(from, reference, tell, ref jumps);
    }

    /// <param name="jumps">References followed on the way, however they lead to one another.</param>
    private FilePlace? Target(string from, string reference, Action<string>? tell, ref int jumps)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (path, fragment) = hash < 0 ? (reference, "") : (reference[..hash], reference[(hash + 1)..]);
        if (path.Length == 0)
        {
            return reference.Length == 0 ? null : Inside(from, fragment, tell, ref jumps);
        }
        // Of addresses some are names of schemas in the document; what is none of them is refused later.
        return !UploadPath.IsAddress(path) && File(from, path, tell) is { } file ? Inside(file, fragment, tell, ref jumps) : null;
    }

    public ContractNode NodeAt(FilePlace place) => NodePointer.Find(files.Find(place.File).Node!, BundlePointer.Reference(place.Pointer))!;

    /// <summary>Where its name is written, or, of a whole file, its beginning.</summary>
    public NodePlace PlaceOf(FilePlace place) => StructurePlace.Find(files.Find(place.File).Node!, place.Pointer).Place;

    private string? File(string from, string path, Action<string>? tell)
    {
        if (UploadPath.IsAbsolute(path))
        {
            tell?.Invoke($"'{Shorten.Text(path)}' is an absolute path. References lead to files of the upload, relative to the file they stand in.");
            return null;
        }
        if (UploadPath.Resolve(from, path) is not { } name)
        {
            tell?.Invoke($"'{Shorten.Text(path)}' leads out of the uploaded folder, and nothing outside is ever opened. Put the file into the folder.");
            return null;
        }
        var file = files.Find(name);
        if (!file.IsThere)
        {
            tell?.Invoke(files.Like(name) is { } like
                ? $"There is no file '{Shorten.Text(name)}' in the upload; '{Shorten.Text(like)}' is spelled with other capitals."
                : $"There is no file '{Shorten.Text(name)}' in the upload.");
        }
        return file.Node is null ? null : name;
    }

    private FilePlace? Inside(string file, string fragment, Action<string>? tell, ref int jumps)
    {
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return Anchored(file, fragment, tell);
        }
        var node = files.Find(file).Node;
        var pointer = "";
        foreach (var name in fragment.Split('/').Skip(1).Select(NodePointer.Unescape))
        {
            while (node is ObjectNode map && map[name] is null && map.Text("$ref") is { } next)
            {
                if (++jumps > budget.LongestChain || Target(file, next, tell: null, ref jumps) is not { } target)
                {
                    return Nothing(file, fragment, tell);
                }
                (file, pointer, node) = (target.File, target.Pointer, NodeAt(target));
            }
            node = node is null ? null : NodePointer.Step(node, name);
            pointer = $"{pointer}/{NodePointer.Escape(name)}";
        }
        return node is null ? Nothing(file, fragment, tell) : new FilePlace(file, pointer);
    }

    private FilePlace? Anchored(string file, string anchor, Action<string>? tell)
    {
        var trail = new PathTrail();
        return files.Find(file).Node is { } root && Finds(root, anchor, trail) ? new FilePlace(file, trail.ToString()) : Nothing(file, anchor, tell);
    }

    private static bool Finds(ContractNode node, string anchor, PathTrail trail)
    {
        if (node.Text("$anchor") == anchor || node.Text("$dynamicAnchor") == anchor)
        {
            return true;
        }
        trail.Push();
        foreach (var member in node.Members())
        {
            trail.At(member.Name);
            if (Finds(member.Value, anchor, trail))
            {
                return true;
            }
        }
        for (var index = 0; index < node.Items().Count; index++)
        {
            trail.At(index);
            if (Finds(node.Items()[index], anchor, trail))
            {
                return true;
            }
        }
        trail.Pop();
        return false;
    }

    private static FilePlace? Nothing(string file, string fragment, Action<string>? tell)
    {
        tell?.Invoke($"There is nothing at '#{Shorten.Text(fragment)}' in '{Shorten.Text(file)}'.");
        return null;
    }
}
