namespace Portal.Api.Contracts.Slices;

public sealed record PropertyView(string Name, bool Required, SchemaView Schema)
{
    /// <summary>A request has no members that are only read, an answer none that are only written.</summary>
    public bool IsPartOf(ShapeUse use) => use switch
    {
        ShapeUse.Request => !Schema.IsReadOnly,
        ShapeUse.Answer => !Schema.IsWriteOnly,
        _ => true,
    };
}
