using Portal.Api.Contracts.Nodes;

namespace Bench.Fuzzing;

/// <summary>Changes values of a document as its authors and attackers do: wrong types, names that go or stand twice, references to anywhere.</summary>
internal sealed class NodeMutator(Random random)
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "#", "#/", "#/paths", "#/components", "#/components/schemas/A", "#/components/schemas/A/properties/b", "#/definitions/A", "#/a~2b", "#/%7B", "#/%", "other.yaml", "../x.json#/a", "http://a.example/b", "urn:x", "//x",
        "/{a}", "/{a}{b}", "{", "}", "{a", "/a//b", "2.0", "3.0.0", "3.1.1", "3.2.0", "string", "integer", "array", "object", "null", "file", "query", "body", "formData", "path", "header", "^(a+)+$", "(((", "[", "\\", "\\p{L}+", "a{1,99999}",
        "date-time", "binary", "uuid", "multi", "tsv", "default", "200", "2XX", "x-a", "\u0000", "\u202E", "<script>", "```", "[a](javascript:b)", "😀", "1e400", "application/json", "multipart/form-data", "*/*", "a/b;c=d;e",
    ];

    private static readonly string[] Numbers = ["0", "-0", "-1", "1.5", "1e400", "-1e-400", "9007199254740993", "123456789012345678901234567890", "2147483648", "0.1"];

    private static readonly string[] Flags = ["true", "false"];

    private static readonly string[] Names =
    [
        "$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$self", "$defs", "type", "items", "properties", "allOf", "anyOf", "oneOf", "not", "required", "enum", "const", "default", "example", "examples", "discriminator", "mapping", "nullable",
        "x-nullable", "pattern", "format", "parameters", "responses", "requestBody", "content", "schema", "headers", "links", "callbacks", "security", "servers", "variables", "paths", "webhooks", "components", "definitions", "swagger", "openapi",
        "additionalProperties", "patternProperties", "prefixItems", "unevaluatedProperties", "if", "then", "dependentSchemas", "collectionFormat", "in", "name", "style", "explode", "encoding", "tags", "__proto__", "", "/", "~", "x-internal", "x-codeSamples", "x-tagGroups",
    ];

    private ObjectNode _root = ObjectNode.Empty;
    private long _target;
    private long _at;

    public ObjectNode Mutate(ObjectNode root)
    {
        var mutated = root;
        for (var times = random.Next(1, 3); times > 0; times--)
        {
            (_root, _at, _target) = (mutated, 0, random.NextInt64(1, Math.Max(2, mutated.Weight)));
            var next = (ObjectNode)Rewrite(mutated);
            // Deeper than can be written.
            mutated = next.Height < NodeBudget.Depth ? next : mutated;
        }
        return mutated;
    }

    private ContractNode Rewrite(ContractNode node)
    {
        if (_at++ == _target)
        {
            return Changed(node);
        }
        if (_at > _target)
        {
            return node;
        }
        return node switch
        {
            ObjectNode map => ObjectNode.Of(map.Place, [.. map.Members.Select(member => member with { Value = Rewrite(member.Value) })]),
            ArrayNode list => new ArrayNode(list.Place, [.. list.Items.Select(Rewrite)]),
            _ => node,
        };
    }

    private ContractNode Changed(ContractNode node) => random.Next(5) == 0 ? Anything(node) : node switch
    {
        ObjectNode map => Changed(map),
        ArrayNode list => Changed(list),
        _ => Like((ScalarNode)node),
    };

    /// <summary>Of the same type: such a document is often still one, and what comes after reading is tried too.</summary>
    private ScalarNode Like(ScalarNode scalar) => scalar.Kind switch
    {
        ScalarKind.Number => new ScalarNode(ScalarKind.Number, Pick(Numbers), scalar.Place),
        ScalarKind.Boolean => new ScalarNode(ScalarKind.Boolean, Pick(Flags), scalar.Place),
        _ => Text(scalar, Pick(Texts)),
    };

    private ObjectNode Changed(ObjectNode map)
    {
        var members = map.Members.ToList();
        var at = members.Count == 0 ? 0 : random.Next(members.Count);
        switch (random.Next(6))
        {
            case 0 when members.Count > 0:
                members.RemoveAt(at);
                break;
            case 1 when members.Count > 0:
                members[at] = members[at] with { Name = Pick(Names) };
                break;
            case 2 when members.Count > 0:
                // It stands twice then.
                members.Insert(random.Next(members.Count), members[at]);
                break;
            case 3 when members.Count > 0:
                members[at] = members[at] with { Value = Somewhere(_root) };
                break;
            case 4:
                members.Add(new Member("$ref", Text(map, Pointer(_root)), map.Place));
                break;
            default:
                members.Insert(at, new Member(Pick(Names), Anything(map), map.Place));
                break;
        }
        return ObjectNode.Of(map.Place, [.. members]);
    }

    private ArrayNode Changed(ArrayNode list)
    {
        var items = list.Items.ToList();
        if (items.Count > 0 && random.Next(2) == 0)
        {
            items.RemoveAt(random.Next(items.Count));
        }
        else
        {
            items.Insert(random.Next(items.Count + 1), random.Next(2) == 0 ? Anything(list) : Somewhere(_root));
        }
        return new ArrayNode(list.Place, [.. items]);
    }

    private ContractNode Anything(ContractNode at) => random.Next(9) switch
    {
        0 => new ScalarNode(ScalarKind.Null, "null", at.Place),
        1 => new ScalarNode(ScalarKind.Boolean, random.Next(2) == 0 ? "true" : "false", at.Place),
        2 => new ScalarNode(ScalarKind.Number, Pick(Numbers), at.Place),
        3 => new ArrayNode(at.Place, [.. Enumerable.Range(0, random.Next(4)).Select(_ => Somewhere(_root))]),
        4 => ObjectNode.Of(at.Place, [new Member("$ref", Text(at, Pointer(_root)), at.Place)]),
        5 => ObjectNode.Empty,
        6 => Nested(at, random.Next(1, 150)),
        7 => Somewhere(_root),
        _ => Text(at, random.Next(20) == 0 ? new string('a', random.Next(100_000)) : Pick(Texts)),
    };

    private static ContractNode Nested(ContractNode node, int levels)
    {
        for (; levels > 0; levels--)
        {
            node = levels % 2 == 0 ? new ArrayNode(node.Place, [node]) : ObjectNode.Of(node.Place, [new Member("allOf", new ArrayNode(node.Place, [node]), node.Place)]);
        }
        return node;
    }

    private ContractNode Somewhere(ContractNode node)
    {
        while (random.Next(8) != 0)
        {
            var next = node switch { ObjectNode { Count: > 0 } map => map.At(random.Next(map.Count)).Value, ArrayNode { Items.Count: > 0 } list => list.Items[random.Next(list.Items.Count)], _ => null };
            if (next is null)
            {
                break;
            }
            node = next;
        }
        // What holds all there is would grow without end.
        return node.Weight > 2_000 ? ObjectNode.Empty : node;
    }

    private string Pointer(ContractNode node)
    {
        var pointer = "#";
        while (random.Next(6) != 0 && node is ObjectNode { Count: > 0 } map)
        {
            var member = map.At(random.Next(map.Count));
            pointer += "/" + NodePointer.Escape(member.Name);
            node = member.Value;
        }
        return random.Next(8) == 0 ? Pick(Texts) : pointer;
    }

    private static ScalarNode Text(ContractNode at, string text) => new(ScalarKind.String, text, at.Place);

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
