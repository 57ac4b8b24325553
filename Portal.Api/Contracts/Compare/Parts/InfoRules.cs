namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>What the document says of itself.</summary>
internal static class InfoRules
{
    public static void Compare(Scope document)
    {
        var (root, newRoot) = (document.Comparison.Before, document.Comparison.After);
        var (before, after) = (root.Get("info"), newRoot.Get("info"));
        document.Words("api-title-changed", "title", before, after, "The title of the API");
        document.Words("api-info-changed", "description", before, after, "The description of the API");
        document.Words("api-info-changed", "summary", before, after, "The summary of the API");
        document.Words("api-info-changed", "termsOfService", before, after, "The link to the terms of service");
        document.Words("api-info-changed", "contact", before, after, "The contact");
        document.Words("api-info-changed", "license", before, after, "The licence");
        document.Words("api-info-changed", "externalDocs", root, newRoot, "The link to more about the API");
        document.Words("api-schema-dialect-changed", "jsonSchemaDialect", root, newRoot, "The dialect of the schemas");
        if (before is not null && after is not null)
        {
            ExtensionRules.Compare(document, before, after, "the API");
        }
    }
}
