using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Checks;

/// <summary>Every reference must end at something inside the document within a short chain. Cycles of schemas are fine; references that lead to nothing but each other are not.</summary>
internal sealed class ReferenceChecks
{
    private readonly Reading _reading;
    private readonly ReferenceMap _map;
    private readonly SchemaResources _resources;
    private readonly HashSet<ContractNode>? _walked;
    private readonly PathTrail _path = new();
    private readonly List<(ContractNode Holder, string Pointer)> _chains = [];
    private bool _naming;
    private int _references;

    private ReferenceChecks(ObjectNode root, Reading reading)
    {
        _reading = reading;
        _map = new ReferenceMap(root);
        _resources = new SchemaResources(root);
        // Aliases share nodes: each is looked at once.
        _walked = reading.SharesNodes ? new HashSet<ContractNode>(ReferenceEqualityComparer.Instance) : null;
    }

    public static ReferenceMap Run(ObjectNode root, Reading reading)
    {
        var checks = new ReferenceChecks(root, reading);
        if (NamesResources(root))
        {
            checks._naming = true;
            checks.Walk(root, holdsNames: false, checks._resources.Document);
            checks._naming = false;
            checks._walked?.Clear();
        }
        checks.Walk(root, holdsNames: false, checks._resources.Document);
        foreach (var (holder, pointer) in checks._chains)
        {
            checks.CheckChain(holder, pointer);
        }
        return checks._map;
    }

    /// <summary>Before 3.1 a schema could not be named within itself.</summary>
    private static bool NamesResources(ObjectNode root) =>
        root.Text("openapi") is { } version && !version.StartsWith("3.0", StringComparison.Ordinal);

    private void Walk(ContractNode node, bool holdsNames, SchemaResource resource)
    {
        if (node is ScalarNode || _walked?.Add(node) == false)
        {
            return;
        }
        _reading.CheckTime(node.Place, _path);
        _path.Push();
        if (node is ArrayNode list)
        {
            for (var index = 0; index < list.Items.Count; index++)
            {
                _path.At(index);
                Walk(list.Items[index], holdsNames: false, resource);
            }
        }
        else if (node is ObjectNode map)
        {
            WalkObject(map, holdsNames, resource);
        }
        _path.Pop();
    }

    private void WalkObject(ObjectNode map, bool holdsNames, SchemaResource outer)
    {
        var resource = holdsNames ? outer : _naming ? _resources.Enter(map, outer) : _resources.HasNames ? _resources.Known(map, outer) : outer;
        for (var at = 0; at < map.Count; at++)
        {
            var member = map.At(at);
            _path.At(member.Name);
            if (holdsNames)
            {
                Walk(member.Value, holdsNames: false, resource);
            }
            else if (member.Name is "$ref" or "$dynamicRef" && !_naming)
            {
                _path.Pop();
                Check(map, member, resource);
                _path.Push();
            }
            else if (!DocumentWalk.IsData(member))
            {
                Walk(member.Value, DocumentWalk.HoldsNames(member.Name), resource);
            }
        }
    }

    private void Check(ObjectNode holder, in Member member, SchemaResource resource)
    {
        _reading.CheckReferences(++_references, member.Place, _path);
        if (member.Value.AsString is not { } reference)
        {
            Error(member.Value, $"'{member.Name}' takes a text such as #/components/schemas/City.");
            return;
        }
        var target = _resources.HasNames ? _resources.Find(reference, resource) : _map.Find(reference);
        if (target is null)
        {
            Error(member.Value, WhyNot(reference));
            return;
        }
        if (!ReferenceEquals(_map.Find(reference), target))
        {
            _map.Add(holder, reference, target);
        }
        if (ReferenceEquals(target, holder) || target.Get("$ref") is not null)
        {
            _chains.Add((holder, _path.ToString()));
        }
        if (member.Name == "$dynamicRef" && target.Text("$dynamicAnchor") is not null)
        {
            _reading.Findings.Warning(member.Value, _path.ToString(), $"'$dynamicRef' is read as if it were '$ref': it leads to '{Shorten.Text(reference)}' of this document, whichever schema it is reached from.");
        }
    }

    private void CheckChain(ContractNode holder, string pointer)
    {
        var seen = new HashSet<ContractNode>(ReferenceEqualityComparer.Instance) { holder };
        for (var next = _map.Of(holder); next is not null && next.Get("$ref") is not null; next = _map.Of(next))
        {
            if (!seen.Add(next))
            {
                _reading.Findings.Error(holder.Get("$ref") ?? holder, pointer, $"'{Shorten.Text(holder.Text("$ref") ?? "")}' refers to itself and so to nothing.");
                return;
            }
            if (seen.Count > _reading.Budget.LongestChain)
            {
                _reading.Findings.Error(holder.Get("$ref") ?? holder, pointer, $"More than {_reading.Budget.LongestChain} references follow one another here before anything is described.");
                return;
            }
        }
    }

    private static string WhyNot(string reference) => reference switch
    {
        ['#', '/', ..] or "#" => $"There is nothing at '{Shorten.Text(reference)}'.",
        ['#', ..] => $"No schema of this document has '$anchor: {Shorten.Text(reference[1..])}'.",
        "" => "'$ref' is empty; it takes a text such as #/components/schemas/City.",
        _ => $"'{Shorten.Text(reference)}' is outside this document, and nothing outside is ever opened. Bundle what it refers to into the document, or publish the folder as a zip.",
    };

    private void Error(ContractNode place, string message) => _reading.Findings.Error(place, _path.ToString(), message);
}
