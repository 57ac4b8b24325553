using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>Schema Objects of OpenAPI 2.0 as those of 3.0.</summary>
internal sealed class SchemaUpgrade(ObjectNode source, NodeMaker make)
{
    private const string Definitions = "#/definitions/";
    private const string Schemas = "#/components/schemas/";

    // YAML's aliases share nodes.
    private readonly Dictionary<ContractNode, ContractNode> _done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ContractNode, string> _moved = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(string Name, ContractNode Schema)> _toMove = new();
    private readonly HashSet<string> _names = [.. source["definitions"].Members().Select(member => member.Name)];

    public ContractNode Convert(ContractNode node)
    {
        if (node is not ObjectNode schema)
        {
            return node;
        }
        if (!_done.TryGetValue(schema, out var done))
        {
            _done[schema] = done = make.Object(schema, Members(schema));
        }
        return done;
    }

    /// <summary>Everything under <c>definitions</c>, and what else was referred to as a schema.</summary>
    public IEnumerable<Member> All()
    {
        foreach (var member in source["definitions"].Members())
        {
            yield return member with { Value = Convert(member.Value) };
        }
        while (_toMove.TryDequeue(out var next))
        {
            yield return new Member(next.Name, Convert(next.Schema), next.Schema.Place);
        }
    }

    /// <summary>The keywords of a schema among the members of what is no schema itself: a parameter, a header, their items.</summary>
    public IEnumerable<Member> Members(ObjectNode schema)
    {
        foreach (var member in schema.Members)
        {
            switch (member)
            {
                case { Name: "$ref", Value.AsString: { } reference }:
                    yield return member with { Value = make.Text(member.Value, Reference(reference)) };
                    break;
                case { Name: "type", Value.AsString: "file" }:
                    yield return member with { Value = make.Text(member.Value, "string") };
                    if (schema["format"] is null)
                    {
                        yield return member with { Name = "format", Value = make.Text(member.Value, "binary") };
                    }
                    break;
                case { Name: "discriminator", Value.AsString: not null }:
                    yield return member with { Value = make.Object(member.Value, member with { Name = "propertyName" }) };
                    break;
                case { Name: "x-nullable", Value.IsTrue: true }:
                    yield return member with { Name = "nullable" };
                    break;
                case { Name: "properties", Value: ObjectNode properties }:
                    yield return member with { Value = make.Object(properties, properties.Members.Select(property => property with { Value = Convert(property.Value) })) };
                    break;
                case { Name: "items", Value: ArrayNode places }:
                    // What stands at which place cannot be said in 3.0, only that it is one of them.
                    yield return member with { Value = make.Object(places, member with { Name = "anyOf", Value = Each(places) }) };
                    break;
                case { Name: "allOf", Value: ArrayNode parts }:
                    yield return member with { Value = Each(parts) };
                    break;
                case { Name: "items" or "additionalProperties" }:
                    yield return member with { Value = Convert(member.Value) };
                    break;
                default:
                    yield return member;
                    break;
            }
        }
    }

    private ArrayNode Each(ArrayNode schemas) => make.List(schemas, schemas.Items.Select(Convert));

    private string Reference(string reference)
    {
        if (reference.StartsWith(Definitions, StringComparison.Ordinal) && !reference.AsSpan(Definitions.Length).Contains('/'))
        {
            return Schemas + reference[Definitions.Length..];
        }
        return NodePointer.Find(source, reference) is { } target ? Schemas + Uri.EscapeDataString(NodePointer.Escape(Moved(target, reference))) : reference;
    }

    /// <summary>A schema that stands inside something else goes to another place in 3.0, so it becomes a component.</summary>
    private string Moved(ContractNode target, string reference)
    {
        if (!_moved.TryGetValue(target, out var name))
        {
            var wanted = NodePointer.Unescape(reference.Split('/')[^1]);
            name = wanted;
            for (var number = 2; !_names.Add(name); number++)
            {
                name = $"{wanted}-{number}";
            }
            _moved.Add(target, name);
            _toMove.Enqueue((name, target));
        }
        return name;
    }
}
