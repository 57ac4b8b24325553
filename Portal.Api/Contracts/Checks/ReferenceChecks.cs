using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>
/// Every <c>$ref</c> must end at something inside the document within a short chain. What is data rather than description (examples,
/// defaults, extensions) may hold members of that name and is left alone.
/// </summary>
internal sealed class ReferenceChecks
{
    private readonly ObjectNode _root;
    private readonly Findings _findings;
    private readonly Dictionary<string, ContractNode?> _targets = new(StringComparer.Ordinal);
    private readonly HashSet<ContractNode> _walked = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<string> _path = new();

    private ReferenceChecks(ObjectNode root, Findings findings)
    {
        _root = root;
        _findings = findings;
    }

    public static void Run(ObjectNode root, Findings findings) => new ReferenceChecks(root, findings).Walk(root, holdsNames: false);

    /// <param name="holdsNames">The members' names are the author's own (properties, schemas), not OpenAPI's.</param>
    private void Walk(ContractNode node, bool holdsNames)
    {
        // Aliases share nodes: each is looked at once.
        if (!_walked.Add(node))
        {
            return;
        }
        foreach (var (item, index) in node.Items().Select((item, index) => (item, index)))
        {
            Into($"{index}", item, holdsNames: false);
        }
        foreach (var member in node.Members())
        {
            if (holdsNames)
            {
                Into(member.Name, member.Value, holdsNames: false);
            }
            else if (member.Name == "$ref")
            {
                Check(node, member.Value);
            }
            else if (!IsData(member))
            {
                Into(member.Name, member.Value, IsNameHolder(member.Name));
            }
        }
    }

    private void Into(string name, ContractNode node, bool holdsNames)
    {
        _path.Push(name);
        Walk(node, holdsNames);
        _path.Pop();
    }

    private void Check(ContractNode holder, ContractNode value)
    {
        if (value.AsString is not { } reference)
        {
            _findings.Error(value, Path(), "'$ref' takes a text such as #/components/schemas/City.");
            return;
        }
        var seen = new HashSet<ContractNode>(ReferenceEqualityComparer.Instance) { holder };
        for (var next = reference; next is not null;)
        {
            if (!next.StartsWith('#'))
            {
                _findings.Error(value, Path(), $"'{Shorten.Text(next)}' is outside this document. A published contract is one document: bundle what it refers to into it.");
                return;
            }
            if (Target(next) is not { } target)
            {
                _findings.Error(value, Path(), $"There is nothing at '{Shorten.Text(next)}'.");
                return;
            }
            if (!seen.Add(target))
            {
                _findings.Error(value, Path(), $"'{Shorten.Text(reference)}' refers to itself and so to nothing.");
                return;
            }
            if (seen.Count > ContractDocument.LongestChain)
            {
                _findings.Error(value, Path(), $"More than {ContractDocument.LongestChain} references follow one another here before anything is described.");
                return;
            }
            next = target.Text("$ref");
        }
    }

    private ContractNode? Target(string reference)
    {
        if (!_targets.TryGetValue(reference, out var node))
        {
            _targets[reference] = node = NodePointer.Find(_root, reference);
        }
        return node;
    }

    private string Path() => string.Concat(_path.Reverse().Select(part => "/" + NodePointer.Escape(part)));

    private static bool IsData(Member member) => member.Name switch
    {
        "example" or "default" or "enum" or "const" or "value" or "dataValue" or "mapping" => true,
        // In a schema a list of values; elsewhere named examples, which may be references.
        "examples" => member.Value is ArrayNode,
        _ => member.Name.StartsWith("x-", StringComparison.Ordinal),
    };

    private static bool IsNameHolder(string name) => name is
        "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "schemas" or "responses" or "parameters" or "examples"
        or "requestBodies" or "headers" or "securitySchemes" or "links" or "callbacks" or "pathItems" or "paths" or "webhooks" or "content" or "variables";
}
