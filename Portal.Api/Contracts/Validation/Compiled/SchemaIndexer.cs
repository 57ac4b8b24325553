using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>Finds <c>$id</c>, <c>$anchor</c> and <c>$dynamicAnchor</c> where schemas are, not in what is data.</summary>
internal sealed class SchemaIndexer(
    SchemaDialect dialect, bool isOpenApi, Dictionary<ContractNode, SchemaResource> own, Dictionary<ContractNode, SchemaResource> inside)
{
    private readonly HashSet<ContractNode> _walked = new(ReferenceEqualityComparer.Instance);
    private readonly bool _isDraft4 = dialect is SchemaDialect.Draft4;

    public void Walk(ContractNode node, SchemaResource resource, string pointer = "", bool holdsNames = false)
    {
        if (node is ScalarNode || !_walked.Add(node))
        {
            return;
        }
        if (node is ObjectNode map && !holdsNames)
        {
            resource = Enter(map, resource, pointer);
        }
        if (resource.Pointer.Length > 0)
        {
            inside[node] = resource;
        }
        for (var index = 0; index < node.Items().Count; index++)
        {
            Walk(node.Items()[index], resource, $"{pointer}/{index}");
        }
        foreach (var member in node.Members())
        {
            if (member.Value is ScalarNode)
            {
                continue;
            }
            if (holdsNames)
            {
                Walk(member.Value, resource, $"{pointer}/{NodePointer.Escape(member.Name)}");
            }
            else if (isOpenApi ? !IsData(member) : HoldsNames(member.Name) || HoldsSchemas(member.Name))
            {
                Walk(member.Value, resource, $"{pointer}/{NodePointer.Escape(member.Name)}", HoldsNames(member.Name));
            }
        }
    }

    private SchemaResource Enter(ObjectNode map, SchemaResource resource, string pointer)
    {
        // In draft 4 nothing beside a reference counts.
        if (_isDraft4 && map["$ref"] is not null)
        {
            return resource;
        }
        if (map.Text(_isDraft4 ? "id" : "$id") is { } id)
        {
            if (_isDraft4 && id.StartsWith('#'))
            {
                resource.Anchors.TryAdd(id[1..], map);
            }
            else if (Uri.TryCreate(resource.Address, id.TrimEnd('#'), out var address))
            {
                resource = own[map] = new SchemaResource(address, map, pointer);
            }
        }
        if (map.Text("$anchor") is { } anchor)
        {
            resource.Anchors.TryAdd(anchor, map);
        }
        if (map.Text("$dynamicAnchor") is { } dynamic)
        {
            resource.Anchors.TryAdd(dynamic, map);
            resource.DynamicAnchors.TryAdd(dynamic, map);
        }
        return resource;
    }

    private static bool IsData(Member member) => member.Name switch
    {
        "example" or "default" or "enum" or "const" or "value" or "dataValue" or "mapping" or "required" => true,
        // In a schema a list of values; elsewhere named examples.
        "examples" => member.Value is ArrayNode,
        _ => member.Name.StartsWith("x-", StringComparison.Ordinal),
    };

    private static bool HoldsNames(string name) =>
        name is "properties" or "patternProperties" or "$defs" or "definitions" or "dependentSchemas" or "dependencies" or "schemas";

    private static bool HoldsSchemas(string name) => name is
        "items" or "prefixItems" or "additionalItems" or "additionalProperties" or "propertyNames" or "contains" or "allOf" or "anyOf" or "oneOf" or "not"
        or "if" or "then" or "else" or "unevaluatedItems" or "unevaluatedProperties" or "contentSchema";
}
