using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Schemas that say less, or something else, than their author meant.</summary>
internal static class SchemaRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<SchemaSite>(
            "schema-description", Hint, "Schemas are described",
            "A schema is a word of the API's language; readers look it up like a word in a dictionary.",
            "Say what the thing is, in a sentence.",
            (schema, notes) =>
            {
                if (schema.IsComponent && !schema.IsReference && string.IsNullOrWhiteSpace(schema.Text("description")))
                {
                    notes.Add(schema.Place.At("description"), $"'{Shorten.Text(schema.Place.Name)}' is not described.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-property-description", Hint, "Properties are described",
            "What unit, which time zone, what the absence means: a name does not say it.",
            "Describe the property.",
            (schema, notes) =>
            {
                if (!schema.Has("properties"))
                {
                    return;
                }
                foreach (var property in schema.Place.Members("properties").Where(property => property.Node is ObjectNode && property.Text("$ref") is null && string.IsNullOrWhiteSpace(property.Text("description"))
                    && !property.Items("allOf").Any(part => part.Has("$ref") || part.Has("description"))))
                {
                    notes.Add(property, $"'{Shorten.Text(property.Name)}' is not described.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-type", Hint, "Schemas with properties or items have a type",
            "Without a type the keywords bind objects (or lists) only: a number passes too.",
            "Add type: object, or type: array.",
            (schema, notes) =>
            {
                if (schema.Types is SchemaTypes.None && !schema.IsComposed && !schema.IsReference && !schema.Has("const") && !schema.Has("enum") && schema.Keyword("properties", "items") is { } keyword)
                {
                    notes.Add(schema.Place, $"There are '{keyword}' and no type.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-enum-typed", Hint, "Enums have a type",
            "Generated clients make an enum of the right kind only where the type is given.",
            "Add the type of the values.",
            (schema, notes) =>
            {
                if (schema.Types is SchemaTypes.None && !schema.IsComposed && schema.Has("enum"))
                {
                    notes.Add(schema.Place.At("enum"), "These values have no type.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-enum-unique", Warning, "Values of an enum are unique",
            "The same value twice makes two members of one name in generated clients, which do not compile.",
            "Take one of the two away.",
            (schema, notes) =>
            {
                var values = new HashSet<string>(StringComparer.Ordinal);
                foreach (var value in schema.Has("enum") ? schema.Place.Items("enum") : [])
                {
                    if (value.Node is ScalarNode scalar && !values.Add($"{scalar.Kind}{scalar.Text}"))
                    {
                        notes.Add(value, $"'{Shorten.Text(scalar.Text)}' is listed twice.");
                    }
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-array-items", Warning, "Arrays say what they hold",
            "A list of anything can be neither shown, nor checked, nor turned into a typed list.",
            "Add items, with the schema of one of them.",
            (schema, notes) =>
            {
                if (schema.Is(SchemaTypes.Array) && !schema.IsComposed && !schema.Has("items") && !schema.Has("prefixItems"))
                {
                    notes.Add(schema.Place, "This array does not say what it holds.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-one-of-discriminator", Hint, "Choices between objects have a discriminator",
            "Without one, a reader of the answer has to try every kind, and generated clients often take the first that fits.",
            "Add a discriminator with the property that tells the kinds apart.",
            (schema, notes) =>
            {
                if (schema.Has("oneOf") && !schema.Has("discriminator") && schema.Place.Items("oneOf").Count(choice => IsObject(schema.Run.Resolve(choice.Node))) > 1)
                {
                    notes.Add(schema.Place.At("oneOf"), "Nothing says which of these objects it is.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-discriminator-required", Warning, "The discriminator is a required property of every choice",
            "Where the property may be missing, nobody can tell which kind it is.",
            "Define the property in every choice, and list it under required.",
            (schema, notes) =>
            {
                if (schema.Place.Find("discriminator") is { } discriminator && discriminator.Text("propertyName") is { } name)
                {
                    foreach (var choice in schema.Place.Items("oneOf").Concat(schema.Place.Items("anyOf")).Where(choice => choice.Node.Text("type") != "null" && !Requires(schema.Run, choice.Node, name, depth: 0)))
                    {
                        notes.Add(choice, $"This choice does not require '{Shorten.Text(name)}', by which it would be known.");
                    }
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-nullable-type", Warning, "Nullable schemas have a type",
            "In OpenAPI 3.0 nullable widens a type, and does nothing where there is none.",
            "Add the type beside nullable.",
            (schema, notes) =>
            {
                if (schema.Run.Is30 && schema.Node.Flag("nullable") && schema.Types is SchemaTypes.None)
                {
                    notes.Add(schema.Place.At("nullable"), "There is no type that this could widen.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-nullable-obsolete", Warning, "Null is a type since OpenAPI 3.1",
            "OpenAPI 3.1 has no nullable: it is ignored, and null is refused.",
            "Write type: [string, 'null'].",
            (schema, notes) =>
            {
                if (!schema.Run.Is30 && schema.Has("nullable"))
                {
                    notes.Add(schema.Place.At("nullable"), "'nullable' means nothing in this version of OpenAPI.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-all-of-closed", Warning, "Parts of allOf are open",
            "A part with additionalProperties: false refuses the properties of all the other parts: nothing fits.",
            "Close the whole with unevaluatedProperties: false, or leave it open.",
            (schema, notes) =>
            {
                if (!schema.Has("allOf"))
                {
                    return;
                }
                var parts = schema.Place.Items("allOf").ToList();
                foreach (var part in parts)
                {
                    var closed = schema.Run.Resolve(part.Node);
                    if (closed.Get("additionalProperties") is ScalarNode { Text: "false" } && (HasOthers(closed, schema.Node) || parts.Exists(other => other != part && HasOthers(closed, schema.Run.Resolve(other.Node)))))
                    {
                        notes.Add(part, "This part refuses the properties of the others.");
                    }
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-required-possible", Warning, "Required properties are allowed",
            "A property that is required and refused makes a schema that nothing fits.",
            "Define the property, or take it out of required.",
            (schema, notes) =>
            {
                if (schema.Node.Get("additionalProperties") is ScalarNode { Text: "false" } && !schema.IsComposed && !schema.IsReference && !schema.Has("patternProperties"))
                {
                    foreach (var required in schema.Place.Items("required").Where(name => name.Node.AsString is { } text && schema.Node.Get("properties").Get(text) is null))
                    {
                        notes.Add(required, $"'{Shorten.Text(required.Node.AsString!)}' is required and not allowed.");
                    }
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-read-write-only", Warning, "Nothing is read-only and write-only at once",
            "Such a property may stand in no request and in no answer.",
            "Take one of the two away.",
            (schema, notes) =>
            {
                if (schema.Node.Flag("readOnly") && schema.Node.Flag("writeOnly"))
                {
                    notes.Add(schema.Place.At("readOnly"), "This may be neither sent nor received.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-bounds-order", Warning, "Lower bounds lie below upper bounds",
            "No value lies between bounds that are the wrong way round.",
            "Exchange the two, or correct one.",
            (schema, notes) =>
            {
                foreach (var (low, high) in SchemaKeywords.Bounds)
                {
                    if (schema.Node.Get(low) is ScalarNode { Kind: ScalarKind.Number } least && SchemaKeywords.Number(least) > SchemaKeywords.Number(schema.Node.Get(high)))
                    {
                        notes.Add(schema.Place.At(low), $"'{low}' is greater than '{high}'.");
                    }
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-keyword-type", Warning, "Keywords fit the type",
            "A keyword of another type is ignored without a word: the limit that the author meant does not hold.",
            "Correct the type, or take the keyword away.",
            (schema, notes) =>
            {
                if (schema.Types is SchemaTypes.None)
                {
                    return;
                }
                foreach (var member in schema.Node.Members())
                {
                    if (SchemaKeywords.TypeOf(member.Name) is { } type && !schema.Is(type))
                    {
                        notes.Add(schema.Place.Into(member), $"'{member.Name}' does not apply to this type.");
                    }
                }
            }),
    ];

    private static bool IsObject(ContractNode schema) => schema.Text("type") is "object" || schema.Get("properties") is not null;

    /// <summary>The open part has a property of its own that the closed one does not know.</summary>
    private static bool HasOthers(ContractNode closed, ContractNode open) => open.Get("properties").Members().Any(property => closed.Get("properties").Get(property.Name) is null);

    private static bool Requires(LintRun run, ContractNode written, string name, int depth)
    {
        var schema = run.Resolve(written);
        return schema.Get("required").Items().Any(required => required.AsString == name)
            || (depth < 8 && schema.Get("allOf").Items().Any(part => Requires(run, part, name, depth + 1)))
            || (depth < 8 && schema.Get("oneOf").Items() is { Count: > 0 } choices && choices.All(choice => Requires(run, choice, name, depth + 1)));
    }
}
