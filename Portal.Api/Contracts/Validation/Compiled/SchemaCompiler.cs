using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Patterns;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>Makes one schema, and what stands inside it, ready to check with. What has another type than its keyword takes is as if it were not there.</summary>
internal readonly ref struct SchemaCompiler
{
    private readonly SchemaLibrary _library;
    private readonly SchemaResource _resource;
    private readonly ObjectNode _schema;
    private readonly SchemaNode _made;

    private SchemaCompiler(SchemaLibrary library, ObjectNode schema, SchemaResource resource, SchemaNode made) =>
        (_library, _schema, _resource, _made) = (library, schema, resource, made);

    private bool IsModern => _library.Dialect is SchemaDialect.Draft202012;

    public static SchemaNode Compile(SchemaLibrary library, ContractNode schema, SchemaResource resource, SchemaNode? parent, string segment)
    {
        var made = new SchemaNode(schema, resource, parent, segment);
        if (schema is ObjectNode map)
        {
            new SchemaCompiler(library, map, resource, made).Fill();
        }
        else
        {
            made.Always = schema is not ScalarNode { Kind: ScalarKind.Boolean } || schema.IsTrue;
        }
        return made;
    }

    private void Fill()
    {
        if (_schema.Text("$ref") is { } reference)
        {
            _made.Reference = new SchemaReference(reference, _resource, _library);
            if (!IsModern)
            {
                return;
            }
        }
        if (IsModern && _schema.Text("$dynamicRef") is { } dynamic)
        {
            _made.DynamicReference = new SchemaReference(dynamic, _resource, _library);
        }
        _made.Types = SchemaTypeNames.Read(_schema["type"]);
        _made.IsNullable = _library.Dialect is SchemaDialect.OpenApi30 && _schema.Flag("nullable");
        _made.IsReadOnly = _schema.Flag("readOnly");
        _made.IsWriteOnly = _schema.Flag("writeOnly");
        _made.Values = ValueRules.Read(_schema, _library.Dialect);
        _made.Numbers = NumberRules.Read(_schema, _library.Dialect);
        var (library, made) = (_library, _made);
        _made.Texts = TextRules.Read(_schema, text => library.Pattern(text, $"{made.Pointer}/pattern"));
        _made.Arrays = Arrays();
        _made.Objects = Objects();
        _made.Combinations = Combine();
        if (IsModern)
        {
            _made.UnevaluatedItems = Inner("unevaluatedItems");
            _made.UnevaluatedProperties = Inner("unevaluatedProperties");
        }
    }

    private ArrayRules? Arrays()
    {
        var items = _schema["items"];
        var hasTuple = !IsModern && items is ArrayNode;
        var contains = IsModern ? Inner("contains") : null;
        var rules = new ArrayRules
        {
            MinItems = SchemaCount.Read(_schema["minItems"]),
            MaxItems = SchemaCount.Read(_schema["maxItems"]),
            IsUnique = _schema.Flag("uniqueItems"),
            Prefix = hasTuple ? Inners("items") : IsModern ? Inners("prefixItems") : [],
            Items = hasTuple ? Inner("additionalItems") : Inner("items"),
            Contains = contains,
            MinContains = SchemaCount.Read(_schema["minContains"]) ?? 1,
            MaxContains = SchemaCount.Read(_schema["maxContains"]),
        };
        return rules is { MinItems: null, MaxItems: null, IsUnique: false, Prefix.Length: 0, Items: null, Contains: null } ? null : rules;
    }

    private ObjectRules? Objects()
    {
        var required = _schema["required"].Items().Select(item => item.AsString).OfType<string>().Distinct().ToArray();
        var named = new Dictionary<string, PropertyRule>(StringComparer.Ordinal);
        foreach (var member in _schema["properties"].Members())
        {
            named[member.Name] = new PropertyRule(member.Name, Child(member.Value, $"properties/{NodePointer.Escape(member.Name)}"), Array.IndexOf(required, member.Name));
        }
        for (var index = 0; index < required.Length; index++)
        {
            named.TryAdd(required[index], new PropertyRule(required[index], null, index));
        }
        var patterns = new List<PatternRule>();
        foreach (var member in _library.Dialect is SchemaDialect.OpenApi30 ? [] : _schema["patternProperties"].Members())
        {
            var segment = $"patternProperties/{NodePointer.Escape(member.Name)}";
            patterns.Add(new PatternRule(_library.Pattern(member.Name, $"{_made.Pointer}/{segment}"), Child(member.Value, segment)));
        }
        var rules = new ObjectRules(named, required)
        {
            Patterns = [.. patterns],
            Additional = Inner("additionalProperties"),
            Names = IsModern ? Inner("propertyNames") : null,
            MinProperties = SchemaCount.Read(_schema["minProperties"]),
            MaxProperties = SchemaCount.Read(_schema["maxProperties"]),
            Dependencies = [.. Dependencies()],
        };
        return rules is { Named.Count: 0, Patterns.Length: 0, Additional: null, Names: null, MinProperties: null, MaxProperties: null, Dependencies.Length: 0 } ? null : rules;
    }

    private List<Dependency> Dependencies()
    {
        var dependencies = new List<Dependency>();
        foreach (var keyword in _library.Dialect is SchemaDialect.OpenApi30 ? [] : (string[])["dependencies", "dependentRequired", "dependentSchemas"])
        {
            foreach (var member in _schema[keyword].Members())
            {
                var isList = member.Value is ArrayNode && keyword is not "dependentSchemas";
                dependencies.Add(new Dependency(
                    member.Name,
                    isList ? [.. member.Value.Items().Select(item => item.AsString).OfType<string>()] : [],
                    isList || keyword is "dependentRequired" ? null : Child(member.Value, $"{keyword}/{NodePointer.Escape(member.Name)}"),
                    keyword));
            }
        }
        return dependencies;
    }

    private Combinations? Combine()
    {
        var (any, one) = (Inners("anyOf"), Inners("oneOf"));
        var rules = new Combinations
        {
            AllOf = Inners("allOf"),
            AnyOf = any,
            OneOf = one,
            Discriminator = Discriminate([.. one, .. any]),
            Not = Inner("not"),
            If = IsModern ? Inner("if") : null,
            Then = IsModern ? Inner("then") : null,
            Else = IsModern ? Inner("else") : null,
        };
        return rules is { AllOf.Length: 0, AnyOf.Length: 0, OneOf.Length: 0, Not: null, If: null } ? null : rules;
    }

    /// <summary>The names of the branches' schemas, and those that the mapping gives them.</summary>
    private Discriminator? Discriminate(List<SchemaNode> branches)
    {
        if (_library.Dialect is SchemaDialect.Draft4 || branches.Count == 0 || _schema["discriminator"].Text("propertyName") is not { } property)
        {
            return null;
        }
        var known = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (var branch in branches)
        {
            if (branch.Reference?.Text is not { } reference)
            {
                // A branch without a name cannot be named.
                return null;
            }
            foreach (var mapped in _schema["discriminator"].Get("mapping").Members())
            {
                if (mapped.Value.AsString is { } target && (target == reference || reference.EndsWith($"/{target}", StringComparison.Ordinal)))
                {
                    known.TryAdd(mapped.Name, branch);
                }
            }
        }
        foreach (var branch in branches)
        {
            var reference = branch.Reference!.Text;
            known.TryAdd(NodePointer.Unescape(reference[(reference.LastIndexOf('/') + 1)..]), branch);
        }
        return new Discriminator(property, known, decides: _library.Dialect is SchemaDialect.OpenApi30);
    }

    private SchemaNode? Inner(string keyword) =>
        _schema[keyword] is { } inner and (ObjectNode or ScalarNode { Kind: ScalarKind.Boolean }) ? Child(inner, keyword) : null;

    private SchemaNode[] Inners(string keyword)
    {
        var inners = new List<SchemaNode>();
        foreach (var item in _schema[keyword].Items())
        {
            inners.Add(Child(item, $"{keyword}/{inners.Count}"));
        }
        return [.. inners];
    }

    private SchemaNode Child(ContractNode schema, string segment) => _library.Node(schema, _resource, _made, segment);
}
