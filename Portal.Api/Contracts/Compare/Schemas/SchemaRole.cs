namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>
/// What decides how a change of a schema is judged. <see cref="IsText"/>: values go over the wire as text (parameters, headers, forms, XML), so
/// a number read as text is no change. <see cref="IsHidden"/>: the part never travels this way (<c>readOnly</c> in a request, <c>writeOnly</c>
/// in a response), so nothing about it can break.
/// </summary>
internal readonly record struct SchemaRole(SchemaPart Part, bool IsText = false, bool IsHidden = false)
{
    /// <summary>The parameter is a header, whose properties have rules of their own.</summary>
    public bool InHeader { get; init; }

    public bool InRequest => IsRequest(Part);

    public ChangeDirection Direction => InRequest ? ChangeDirection.Request : ChangeDirection.Response;

    public static bool IsRequest(SchemaPart part) =>
        part is SchemaPart.RequestBody or SchemaPart.RequestProperty or SchemaPart.Parameter or SchemaPart.ParameterProperty or SchemaPart.HeaderParameterProperty;

    /// <summary>The role of what lies within: properties, items, values of maps.</summary>
    public SchemaRole Inner() => this with
    {
        Part = Part switch
        {
            SchemaPart.RequestBody => SchemaPart.RequestProperty,
            SchemaPart.ResponseBody => SchemaPart.ResponseProperty,
            SchemaPart.Parameter => InHeader ? SchemaPart.HeaderParameterProperty : SchemaPart.ParameterProperty,
            _ => Part,
        },
    };
}
