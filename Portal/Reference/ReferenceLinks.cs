using Portal.Api.Catalog;

namespace Portal.Reference;

/// <summary>Permanent addresses of everything the reference shows.</summary>
internal static class ReferenceLinks
{
    public static string Api(string api) => CatalogPaths.Api(api);

    public static string Version(string api, string version) => CatalogPaths.Version(api, version);

    public static string Operation(string api, string version, string operation) => CatalogPaths.Operation(api, version, operation);

    public static string TryIt(string api, string version, string operation) => $"{Operation(api, version, operation)}/try";

    public static string Schema(string api, string version, string schema) => CatalogPaths.Schema(api, version, schema);

    public static string Subscribe(string api, string? plan = null) =>
        $"/applications/subscribe?api={Uri.EscapeDataString(api)}{(plan is null ? "" : $"&plan={Uri.EscapeDataString(plan)}")}";

    /// <summary>The management API serves the file.</summary>
    public static string Download(string api, string version, string format) =>
        $"/api/v1/apis/{Uri.EscapeDataString(api)}/versions/{Uri.EscapeDataString(version)}/contract?format={format}";
}
