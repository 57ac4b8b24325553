using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>The schemas that describe what callers send, wherever they are written. What they are missing is open to abuse; answers are our own.</summary>
internal sealed class RequestSchemas
{
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
    private static readonly string[] Maps = ["properties", "patternProperties"];
    private static readonly string[] Singles = ["items", "additionalProperties", "if", "then", "else"];

    private readonly ContractDocument _document;
    private readonly HashSet<ContractNode> _schemas = new(ReferenceEqualityComparer.Instance);

    public RequestSchemas(ContractDocument document)
    {
        _document = document;
        foreach (var path in document.Root.Get("paths").Members())
        {
            var item = document.Resolve(path.Value);
            Parameters(item);
            foreach (var operation in item.Members().Where(member => ContractIndex.Methods.Contains(member.Name)))
            {
                Parameters(operation.Value);
                if (operation.Value.Get("requestBody") is { } body)
                {
                    Content(document.Resolve(body));
                }
            }
        }
    }

    public bool Contains(ContractNode schema) => _schemas.Contains(schema);

    private void Parameters(ContractNode holder)
    {
        foreach (var parameter in holder.Get("parameters").Items().Select(_document.Resolve))
        {
            Reach(parameter.Get("schema"));
            Content(parameter);
        }
    }

    private void Content(ContractNode holder)
    {
        foreach (var media in holder.Get("content").Members())
        {
            Reach(_document.Resolve(media.Value).Get("schema"));
        }
    }

    private void Reach(ContractNode? start)
    {
        var waiting = new Stack<ContractNode>();
        Push(waiting, start);
        while (waiting.TryPop(out var schema))
        {
            foreach (var member in schema.Members())
            {
                if (Singles.Contains(member.Name))
                {
                    Push(waiting, member.Value);
                }
                else if (Lists.Contains(member.Name))
                {
                    foreach (var item in member.Value.Items())
                    {
                        Push(waiting, item);
                    }
                }
                else if (Maps.Contains(member.Name))
                {
                    foreach (var inner in member.Value.Members())
                    {
                        Push(waiting, inner.Value);
                    }
                }
            }
        }
    }

    private void Push(Stack<ContractNode> waiting, ContractNode? schema)
    {
        if (schema is not ObjectNode)
        {
            return;
        }
        foreach (var layer in _document.Layers(schema))
        {
            if (_schemas.Add(layer))
            {
                waiting.Push(layer);
            }
        }
    }
}
