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

    /// <summary>The same, for readers of the company (<paramref name="insider"/>) or all others.</summary>
    public bool IsShown(bool insider, ShapeUse use) => IsPartOf(use) && (insider || !Schema.IsInternal);
}
