using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>
/// Several files as one document. What several places may refer to becomes a component, once, and is referred to; what documents have no
/// place for (paths, whole groups of components) comes to stand where it was first referred to. Order and everything else stay as written.
/// </summary>
internal sealed class Bundle
{
    private readonly UploadedFiles _files;
    private readonly Reading _reading;
    private readonly NodeMaker _make;
    private readonly FileReferences _references;
    private readonly string _root;
    private readonly string _version;
    private readonly BundleHomes _homes = new();
    private readonly HashSet<string> _planned = new(StringComparer.Ordinal);
    private readonly Queue<HoistedPart> _hoisted = new();
    private readonly Dictionary<(ContractNode, Part, string), ContractNode>? _done;
    private int _named;

    private Bundle(UploadedFiles files, string root, ObjectNode document, Reading reading, NodeMaker make)
    {
        _files = files;
        _reading = reading;
        _make = make;
        _references = new FileReferences(files, reading.Budget);
        _root = root;
        _version = document.Text("openapi") ?? document.Text("swagger") ?? "";
        _done = reading.SharesNodes ? [] : null;
    }

    /// <summary>Null when the file cannot be read, or is no object.</summary>
    public static ObjectNode? Read(UploadedFiles files, string root, Reading reading, NodeMaker make)
    {
        if (files.Find(root).Node is not { } node)
        {
            return null;
        }
        if (node is not ObjectNode document)
        {
            reading.Findings.Error(node, "", "A contract is an object with 'openapi', 'info' and 'paths'.");
            return null;
        }
        return new Bundle(files, root, document, reading, make).Run(document);
    }

    private ObjectNode Run(ObjectNode document)
    {
        var place = new FilePlace(_root, "");
        _homes.Settle(place, "");
        new BundlePlan(_references, _homes, _planned).Run(document, _root, _version);
        var bundled = (ObjectNode)Rewrite(document, new Part(PartKind.Document), new BundleCursor(place, "", hops: 0, depth: 0));
        var groups = new OrderedDictionary<string, List<Member>>(StringComparer.Ordinal);
        while (_hoisted.TryDequeue(out var part))
        {
            var home = $"{part.Group}/{NodePointer.Escape(part.Name)}";
            var content = Rewrite(_references.NodeAt(part.Place), new Part(part.Kind), new BundleCursor(part.Place, home, hops: 0, home.AsSpan().Count('/')));
            groups.TryAdd(part.Group, []);
            groups[part.Group].Add(new Member(part.Name, content, _references.PlaceOf(part.Place)));
        }
        foreach (var (group, members) in groups)
        {
            bundled = With(bundled, group.Split('/').AsSpan(1), members);
        }
        return _make.Check(bundled);
    }

    private ContractNode Rewrite(ContractNode node, Part part, BundleCursor at)
    {
        if (node is ScalarNode scalar)
        {
            return part.Kind is PartKind.Mapping && scalar.AsString is { } named ? Mapped(scalar, named, at) : node;
        }
        if (part.Kind is PartKind.Data)
        {
            return node;
        }
        _reading.CheckDepth(at.Depth, node.Place, at.Trail);
        _reading.CheckTime(node.Place, at.Trail);
        if (_done?.TryGetValue((node, part, at.File), out var done) == true)
        {
            return done;
        }
        ContractNode rewritten = node is ArrayNode list ? List(list, part, at) : Object((ObjectNode)node, part, at);
        _done?.TryAdd((node, part, at.File), rewritten);
        return rewritten;
    }

    private ArrayNode List(ArrayNode list, Part part, BundleCursor at)
    {
        ContractNode[]? changed = null;
        at.Trail.Push();
        for (var index = 0; index < list.Items.Count; index++)
        {
            at.Trail.At(index);
            var item = Rewrite(list.Items[index], part with { IsMap = false }, at);
            if (!ReferenceEquals(item, list.Items[index]))
            {
                changed ??= [.. list.Items];
                changed[index] = item;
            }
        }
        at.Trail.Pop();
        return changed is null ? list : _make.List(list, changed);
    }

    private ContractNode Object(ObjectNode map, Part part, BundleCursor at)
    {
        var isNamed = part.Kind is PartKind.Schema && !part.IsMap && map.Text("$id") is not null;
        _named += isNamed ? 1 : 0;
        Member[]? changed = null;
        at.Trail.Push();
        for (var index = 0; index < map.Count; index++)
        {
            var member = map.At(index);
            at.Trail.At(member.Name);
            var value = Rewrite(member.Value, PartGrammar.Of(part, member.Name), at);
            if (!ReferenceEquals(value, member.Value))
            {
                changed ??= [.. map.Members];
                changed[index] = member with { Value = value };
            }
        }
        at.Trail.Pop();
        var rewritten = changed is null ? map : _make.Object(map, changed);
        var whole = map.Text("$ref") is { } reference ? Refer(rewritten, reference, part, at) : rewritten;
        _named -= isNamed ? 1 : 0;
        return whole;
    }

    private ContractNode Refer(ObjectNode holder, string reference, Part part, BundleCursor at)
    {
        if (TargetOf(reference, holder["$ref"]!, at) is not { } target)
        {
            return holder;
        }
        if (!_planned.Contains(at.Home) && HomeOf(target, part) is { } home)
        {
            return Led(holder, home, at);
        }
        _homes.Settle(target, at.Home);
        if (at.Hops == _reading.Budget.LongestChain)
        {
            _reading.Findings.Error(holder["$ref"]!, at.Written, $"More than {at.Hops} references follow one another here before anything is described.");
            return holder;
        }
        var content = Rewrite(_references.NodeAt(target), part, new BundleCursor(target, at.Home, at.Trail.Depth == 0 ? at.Hops + 1 : 0, at.Depth));
        var beside = holder.Members.Where(member => member.Name != "$ref" && content.Get(member.Name) is null).ToList();
        return content is ObjectNode map && beside.Count > 0 ? _make.Object(map, [.. map.Members, .. beside]) : content;
    }

    /// <summary>Null for what stays as it is: references within the first file, and what is none or leads nowhere.</summary>
    private FilePlace? TargetOf(string reference, ContractNode written, BundleCursor at) =>
        reference is ['#', ..] && at.File == _root
            ? null
            // A schema that has an address gives its references another base.
            : _references.Target(at.File, reference, message =>
            {
                if (_named == 0)
                {
                    _reading.Findings.Error(written, at.Written, message);
                }
            });

    /// <summary>Null for what has none yet and comes to stand where it is referred to.</summary>
    private string? HomeOf(FilePlace target, Part part)
    {
        if (_homes.Find(target) is { } home)
        {
            return home;
        }
        if (part.IsMap || PartGrammar.Home(part.Kind, _version) is not { } group)
        {
            return null;
        }
        var name = _homes.Name(target, group);
        _hoisted.Enqueue(new HoistedPart(group, name, target, part.Kind));
        return _homes.Find(target);
    }

    private ScalarNode Mapped(ScalarNode scalar, string named, BundleCursor at) =>
        (named.Contains('#', StringComparison.Ordinal) || UploadPath.IsContract(named)) && TargetOf(named, scalar, at) is { } target
            ? _make.Text(scalar, BundlePointer.Reference(HomeOf(target, new Part(PartKind.Schema))!))
            : scalar;

    private ObjectNode Led(ObjectNode holder, string home, BundleCursor at)
    {
        var written = holder["$ref"]!;
        var reference = BundlePointer.Reference(home);
        return at.File == _root && written.AsString == reference
            ? holder
            : _make.Object(holder, holder.Members.Select(member => member.Name == "$ref" ? member with { Value = _make.Text(written, reference) } : member));
    }

    private ObjectNode With(ObjectNode holder, ReadOnlySpan<string> groups, List<Member> added)
    {
        if (groups.IsEmpty)
        {
            return _make.Object(holder, [.. holder.Members, .. added]);
        }
        var name = groups[0];
        var value = With(holder[name] as ObjectNode ?? _make.Object(holder), groups[1..], added);
        return holder[name] is null
            ? _make.Object(holder, [.. holder.Members, new Member(name, value, added[0].Place)])
            : _make.Object(holder, holder.Members.Select(member => member.Name == name ? member with { Value = value } : member));
    }
}

/// <summary>What becomes a component, and under which name.</summary>
internal sealed record HoistedPart(string Group, string Name, FilePlace Place, PartKind Kind);
