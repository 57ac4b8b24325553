namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>Schemas that look at the same value.</summary>
internal sealed class Combinations
{
    public required SchemaNode[] AllOf { get; init; }

    public required SchemaNode[] AnyOf { get; init; }

    public required SchemaNode[] OneOf { get; init; }

    public SchemaNode? Not { get; init; }

    public SchemaNode? If { get; init; }

    public SchemaNode? Then { get; init; }

    public SchemaNode? Else { get; init; }

    public Discriminator? Discriminator { get; init; }
}
