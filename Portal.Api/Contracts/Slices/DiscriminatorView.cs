using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// The member that says which alternative a value is. <see cref="Mapping"/> gives the schema of each of its values;
/// <see cref="Default"/> is the schema of values that it does not name (OpenAPI 3.2).
/// </summary>
public sealed record DiscriminatorView(string Property, IReadOnlyList<(string Value, string Schema)> Mapping, string? Default)
{
    /// <summary>Values that stand for an alternative; without a mapping a schema's name is its value.</summary>
    public IReadOnlyList<string> ValuesOf(string? schema) => schema is null ? []
        : [.. Mapping.Where(pair => pair.Schema == schema).Select(pair => pair.Value).DefaultIfEmpty(schema)];

    internal static DiscriminatorView? Of(ContractNode? node) => node.Text("propertyName") is not { } property ? null : new DiscriminatorView(
        property,
        [.. node.Get("mapping").Members().Where(member => member.Value.AsString is not null).Select(member => (member.Name, SchemaOf(member.Value.AsString!)))],
        node.Text("defaultMapping") is { } other ? SchemaOf(other) : null);

    /// <summary>A mapping names a schema or refers to it.</summary>
    private static string SchemaOf(string text) => ContractDocument.SchemaName(text) ?? text;
}
