namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>Which member says what an object is, and which branch of <c>oneOf</c> or <c>anyOf</c> each of its values means.</summary>
internal sealed class Discriminator(string property, IReadOnlyDictionary<string, SchemaNode> branches)
{
    public string Property { get; } = property;

    public IReadOnlyDictionary<string, SchemaNode> Branches { get; } = branches;
}
