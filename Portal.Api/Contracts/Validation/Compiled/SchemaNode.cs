using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>
/// A schema made ready to check with: its keywords in groups, each there only if the schema has one of them. Immutable once made; what it
/// refers to is made when first needed.
/// </summary>
internal sealed class SchemaNode(ContractNode source, SchemaResource resource, SchemaNode? parent, string segment)
{
    public ContractNode Source { get; } = source;

    public SchemaResource Resource { get; } = resource;

    /// <summary>For <c>true</c> and <c>false</c> as schemas.</summary>
    public bool? Always { get; set; }

    public SchemaTypes Types { get; set; }

    /// <summary>OpenAPI 3.0: null fits whatever else is asked.</summary>
    public bool IsNullable { get; set; }

    public bool IsReadOnly { get; set; }

    public bool IsWriteOnly { get; set; }

    public ValueRules? Values { get; set; }

    public NumberRules? Numbers { get; set; }

    public TextRules? Texts { get; set; }

    public ArrayRules? Arrays { get; set; }

    public ObjectRules? Objects { get; set; }

    public SchemaReference? Reference { get; set; }

    public SchemaReference? DynamicReference { get; set; }

    public Combinations? Combinations { get; set; }

    public SchemaNode? UnevaluatedItems { get; set; }

    public SchemaNode? UnevaluatedProperties { get; set; }

    public bool NeedsEvaluated => UnevaluatedItems is not null || UnevaluatedProperties is not null;

    /// <summary>Where it stands in its document, as a JSON pointer.</summary>
    public string Pointer => parent is null ? segment : $"{parent.Pointer}/{segment}";

    public string? Text(string keyword) => Source.Text(keyword);
}
