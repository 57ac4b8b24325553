using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Compiled;

namespace Portal.Api.Contracts.Validation.Running;

/// <summary>What the alternatives of a schema can be told apart by.</summary>
internal static class Branch
{
    public const int Deepest = 6;

    /// <summary>The names that a schema requires when it asks for nothing else.</summary>
    public static IReadOnlyList<string>? OnlyRequires(SchemaNode schema) =>
        schema is { Objects: { Patterns.Length: 0, Additional: null, Names: null, MinProperties: null, MaxProperties: null, Dependencies.Length: 0 } rules, Values: null, Combinations: null, Reference: null }
        && rules.Required.Length > 0 && rules.Named.Count == rules.Required.Length && rules.Named.Values.All(rule => rule.Schema is null)
            ? rules.Required
            : null;

    /// <summary>The types that a schema takes; none when it does not say.</summary>
    public static SchemaTypes TypesOf(SchemaNode schema, int depth = 0)
    {
        if (schema.Types is not SchemaTypes.None || depth > Deepest)
        {
            return schema.Types;
        }
        return schema.Reference?.Target is { } target ? TypesOf(target, depth + 1) : SchemaTypes.None;
    }

    /// <summary>The values that a schema lists for a member.</summary>
    public static ValueRules? ChoicesOf(SchemaNode schema, string name, int depth = 0)
    {
        if (schema.Objects?.Find(name)?.Schema is { } member)
        {
            return member.Values ?? member.Reference?.Target?.Values;
        }
        return depth > Deepest || schema.Reference?.Target is not { } target ? null : ChoicesOf(target, name, depth + 1);
    }

    public static IEnumerable<string> Words(ValueRules? rules) =>
        (rules?.Enum ?? []).Concat(rules?.Const is { } constant ? [constant] : []).Select(value => Shorten.Text(value.Inline(), 40));
}
