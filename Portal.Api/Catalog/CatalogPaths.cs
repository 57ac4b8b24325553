namespace Portal.Api.Catalog;

/// <summary>Permanent paths of the pages that show the catalogue, from the root of the portal.</summary>
public static class CatalogPaths
{
    public const string Apis = "/apis";

    public static string Api(string api) => $"{Apis}/{Uri.EscapeDataString(api)}";

    public static string Version(string api, string version) => $"{Api(api)}/{Uri.EscapeDataString(version)}";

    public static string Operation(string api, string version, string operation) => $"{Version(api, version)}/{Uri.EscapeDataString(operation)}";

    public static string Schema(string api, string version, string schema) => $"{Version(api, version)}/schemas/{Uri.EscapeDataString(schema)}";

    public static string Guide(string api, string guide) => $"{Api(api)}/guides/{Uri.EscapeDataString(guide)}";
}
