namespace Portal.Reference;

/// <summary>Where the pages of a contract's schemas are.</summary>
public sealed record SchemaLinks(string Api, string Version)
{
    public string To(string schema) => ReferenceLinks.Schema(Api, Version, schema);
}
