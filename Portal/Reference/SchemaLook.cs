using Portal.Api.Contracts.Slices;

namespace Portal.Reference;

/// <summary>
/// For whom and for what a page shows schemas, and where what it does not unfold can be read. <see cref="Here"/> is the page's own address.
/// </summary>
public sealed record SchemaLook(string Api, string Version, string Here, bool Insider, ShapeUse Use = ShapeUse.Any)
{
    public string To(string schema) => ReferenceLinks.Schema(Api, Version, schema);

    public bool Shows(PropertyView property) => property.IsShown(Insider, Use);

    /// <summary>A page that shows the schema unfolded: its own, or this one opened at it.</summary>
    public string Opened(SchemaView schema, int from = 0)
    {
        var home = ReferenceLinks.OwnerOf(schema.Pointer) is { } owner ? To(owner) : Here;
        return schema.Name is not null && from == 0 ? home : $"{home}?open={Uri.EscapeDataString(schema.Pointer)}{(from == 0 ? "" : $"&from={from}")}";
    }

    /// <summary>The same as a piece of a page, for script to put in place.</summary>
    public string Fragment(SchemaView schema, int from = 0) =>
        $"/fragments/schema?api={Uri.EscapeDataString(Api)}&version={Uri.EscapeDataString(Version)}&use={Use}&open={Uri.EscapeDataString(schema.Pointer)}{(from == 0 ? "" : $"&from={from}")}";
}
