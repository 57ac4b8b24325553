using System.Collections.Frozen;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Where each schema is named. One walk over the document, when the first page of a schema asks.</summary>
internal sealed class SchemaUses
{
    private readonly FrozenDictionary<string, List<OperationSummary>> _operations;
    private readonly FrozenDictionary<string, List<string>> _schemas;

    public SchemaUses(ContractDocument document, IReadOnlyList<OperationSummary> operations)
    {
        _operations = Invert(operations, operation => NamedBy(document, document.Index.NodesOf(operation.Id)?.Operation));
        _schemas = Invert(document.SchemaNames, name => NamedBy(document, document.Root.Get("components").Get("schemas").Get(name)).Where(other => other != name));
    }

    public IReadOnlyList<OperationSummary> Operations(string schema) => _operations.GetValueOrDefault(schema) ?? [];

    public IReadOnlyList<string> Schemas(string schema) => _schemas.GetValueOrDefault(schema) ?? [];

    private static FrozenDictionary<string, List<T>> Invert<T>(IEnumerable<T> all, Func<T, IEnumerable<string>> names)
    {
        var found = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            foreach (var name in names(one))
            {
                if (!found.TryGetValue(name, out var list))
                {
                    found[name] = list = [];
                }
                list.Add(one);
            }
        }
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Through parameters, answers and other components, but not through schemas.</summary>
    private static HashSet<string> NamedBy(ContractDocument document, ContractNode? start)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ContractNode>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<ContractNode>();
        Push(start);
        while (waiting.TryPop(out var node))
        {
            if (node.Text("$ref") is { } reference)
            {
                if (ContractDocument.SchemaName(reference) is { } name)
                {
                    names.Add(name);
                }
                else if (!reference.StartsWith("#/components/schemas/", StringComparison.Ordinal))
                {
                    Push(document.Target(reference));
                }
            }
            foreach (var member in node.Members().Where(member => member.Name is not ("example" or "examples" or "enum" or "x-webhooks")))
            {
                Push(member.Value);
            }
            foreach (var item in node.Items())
            {
                Push(item);
            }
        }
        return names;

        void Push(ContractNode? node)
        {
            if (node is ObjectNode or ArrayNode && seen.Add(node))
            {
                waiting.Push(node);
            }
        }
    }
}
