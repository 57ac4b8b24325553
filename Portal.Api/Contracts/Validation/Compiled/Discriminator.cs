namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>
/// Which member says what an object is, and which branch of <c>oneOf</c> or <c>anyOf</c> each of its values means. In OpenAPI 3.0 it decides;
/// later it is a hint, and only chooses the branch that is explained.
/// </summary>
internal sealed class Discriminator(string property, Dictionary<string, SchemaNode> branches, bool decides)
{
    private readonly Dictionary<string, SchemaNode>.AlternateLookup<ReadOnlySpan<char>> _lookup = branches.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Property { get; } = property;

    public bool Decides { get; } = decides;

    public IEnumerable<string> Names => branches.Keys;

    public SchemaNode? Find(ReadOnlySpan<char> name) => _lookup.TryGetValue(name, out var branch) ? branch : null;
}
