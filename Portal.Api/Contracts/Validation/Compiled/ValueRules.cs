using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary><c>enum</c> and <c>const</c>.</summary>
internal sealed class ValueRules
{
    /// <summary>Null: the schema has no <c>enum</c>.</summary>
    public IReadOnlyList<ContractNode>? Enum { get; private init; }

    public ContractNode? Const { get; private init; }

    /// <summary>The texts of <see cref="Enum"/>, found without going through them.</summary>
    public HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Texts { get; private init; }

    /// <summary>All of <see cref="Enum"/> are texts.</summary>
    public bool IsTextsOnly { get; private init; }

    public static ValueRules? Read(ObjectNode schema, SchemaDialect dialect)
    {
        var list = schema["enum"] as ArrayNode;
        var constant = dialect is SchemaDialect.Draft202012 ? schema["const"] : null;
        if (list is null && constant is null)
        {
            return null;
        }
        var texts = list.Items().Select(item => item.AsString).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new ValueRules
        {
            Enum = list?.Items,
            Const = constant,
            Texts = texts.GetAlternateLookup<ReadOnlySpan<char>>(),
            IsTextsOnly = list.Items().All(item => item.AsString is not null),
        };
    }
}
