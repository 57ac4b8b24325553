namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>What arrays are asked.</summary>
internal sealed class ArrayRules
{
    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }

    public bool IsUnique { get; init; }

    /// <summary>Schemas of the first items, by place.</summary>
    public required SchemaNode[] Prefix { get; init; }

    /// <summary>Of all items after <see cref="Prefix"/>.</summary>
    public SchemaNode? Items { get; init; }

    public SchemaNode? Contains { get; init; }

    public long MinContains { get; init; } = 1;

    public long? MaxContains { get; init; }
}
