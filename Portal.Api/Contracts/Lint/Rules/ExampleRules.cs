using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Values in a contract that are meant to fit its schemas.</summary>
internal static class ExampleRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<MediaTypeSite>(
            "example-valid", Warning, "Examples fit their schema",
            "Examples are what readers copy, what the console fills in and what the mock answers; a wrong one teaches a wrong call.",
            "Correct the example, or the schema if the example is right.",
            (media, notes) =>
            {
                if (media.Place.Find("schema") is { Node: ObjectNode } schema)
                {
                    foreach (var value in ExampleValues.Of(media.Run, media.Place).Where(value => IsComparable(media.Place.Name, value.Node)))
                    {
                        media.Run.Values.Check(schema, value, media.Direction, notes);
                    }
                }
            }),
        LintCheck.On<ParameterSite>(
            "parameter-example-valid", Warning, "Examples of parameters fit their schema",
            "The console and the samples fill in the example; one that the gateway refuses makes a first call that fails.",
            "Correct the example, or the schema if the example is right.",
            (parameter, notes) =>
            {
                if (parameter.Place.Find("schema") is { Node: ObjectNode } schema)
                {
                    foreach (var value in ExampleValues.Of(parameter.Run, parameter.Place))
                    {
                        parameter.Run.Values.Check(schema, value, parameter.IsHeader ? LintDirection.Response : LintDirection.Request, notes);
                    }
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-example-valid", Warning, "Examples of schemas fit them",
            "Examples of bodies are put together from those of their parts; one wrong part makes every body with it wrong.",
            "Correct the example, or the schema if the example is right.",
            (schema, notes) =>
            {
                if (schema.Place.Find("example") is { } example)
                {
                    schema.Run.Values.Check(schema.Place, example, LintDirection.Any, notes);
                }
                foreach (var value in schema.Has("examples") ? schema.Place.Items("examples") : [])
                {
                    schema.Run.Values.Check(schema.Place, value, LintDirection.Any, notes);
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-default-valid", Warning, "Defaults fit their schema",
            "The default is what holds when nothing is sent; one that could not be sent contradicts the contract.",
            "Correct the default, or the schema if the default is right.",
            (schema, notes) =>
            {
                if (schema.Place.Find("default") is { } value)
                {
                    schema.Run.Values.Check(schema.Place, value, LintDirection.Any, notes);
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-enum-valid", Warning, "Values of an enum fit its type",
            "A value of another type can never be sent: the list offers what the schema refuses.",
            "Correct the value, or the type. Quote texts that YAML would take for something else, such as no or 1.0.",
            (schema, notes) =>
            {
                if (schema.Types is SchemaTypes.None || !schema.Has("enum"))
                {
                    return;
                }
                var types = schema.Run.Is30 && schema.Node.Flag("nullable") ? schema.Types | SchemaTypes.Null : schema.Types;
                foreach (var value in schema.Place.Items("enum").Where(value => (TypesOf(value.Node) & types) == 0))
                {
                    notes.Add(value, $"'{Shorten.Text(value.Node.Inline())}' is not of the type that this schema has.");
                }
            }),
        LintCheck.On<MediaTypeSite>(
            "example-one-source", Warning, "A named example holds its value once",
            "Value and externalValue exclude each other; which of the two is shown is up to the tool.",
            "Keep value, which is shown here, and take externalValue away.",
            (media, notes) =>
            {
                foreach (var example in media.Place.Members("examples").Where(example => example.Has("value") && example.Has("externalValue")))
                {
                    notes.Add(example, $"'{Shorten.Text(example.Name)}' has a value and an externalValue.");
                }
            }),
    ];

    /// <summary>A text may be the body as it travels, in a form that the schema does not describe, such as XML.</summary>
    private static bool IsComparable(string mediaType, ContractNode value) =>
        mediaType.Contains("json", StringComparison.OrdinalIgnoreCase) || value is not ScalarNode;

    private static SchemaTypes TypesOf(ContractNode node) => node switch
    {
        ObjectNode => SchemaTypes.Object,
        ArrayNode => SchemaTypes.Array,
        ScalarNode { Kind: ScalarKind.Boolean } => SchemaTypes.Boolean,
        ScalarNode { Kind: ScalarKind.Null } => SchemaTypes.Null,
        ScalarNode { Kind: ScalarKind.Number } number => SchemaKeywords.Number(number) is { } value && value == Math.Truncate(value) ? SchemaTypes.Integer | SchemaTypes.Number : SchemaTypes.Number,
        _ => SchemaTypes.String,
    };
}
