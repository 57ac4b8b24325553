using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>What numbers are asked.</summary>
internal sealed class NumberRules
{
    public NumberBound? Minimum { get; private init; }

    public NumberBound? Maximum { get; private init; }

    public NumberBound? MultipleOf { get; private init; }

    public ValueFormat? Format { get; private init; }

    public static NumberRules? Read(ObjectNode schema, SchemaDialect dialect)
    {
        var rules = new NumberRules
        {
            Minimum = Bound(schema, "minimum", "exclusiveMinimum", dialect, lower: true),
            Maximum = Bound(schema, "maximum", "exclusiveMaximum", dialect, lower: false),
            MultipleOf = schema["multipleOf"] is ScalarNode { Kind: ScalarKind.Number } step && !ExactNumber.Parse(step.Text).IsZero
                ? new NumberBound(ExactNumber.Parse(step.Text), step.Text, false, "multipleOf")
                : null,
            Format = ValueFormat.Find(schema.Text("format")) is { OfNumbers: true } format ? format : null,
        };
        return rules is { Minimum: null, Maximum: null, MultipleOf: null, Format: null } ? null : rules;
    }

    /// <summary>The tighter of the two bounds, or in older dialects the one with its flag.</summary>
    private static NumberBound? Bound(ObjectNode schema, string name, string exclusive, SchemaDialect dialect, bool lower)
    {
        var plain = Number(schema[name], name, isExclusive: dialect is not SchemaDialect.Draft202012 && schema.Flag(exclusive));
        if (dialect is not SchemaDialect.Draft202012)
        {
            return plain;
        }
        var strict = Number(schema[exclusive], exclusive, isExclusive: true);
        if (plain is null || strict is null)
        {
            return plain ?? strict;
        }
        var order = ExactNumber.Compare(strict.Value, plain.Value);
        return order == 0 || (lower ? order > 0 : order < 0) ? strict : plain;
    }

    private static NumberBound? Number(ContractNode? node, string keyword, bool isExclusive) =>
        node is ScalarNode { Kind: ScalarKind.Number } number ? new NumberBound(ExactNumber.Parse(number.Text), number.Text, isExclusive, keyword) : null;
}

internal sealed record NumberBound(ExactNumber Value, string Text, bool IsExclusive, string Keyword);
