using Portal.Api.Catalog;

namespace Portal.Reference;

/// <summary>Permanent addresses of everything the reference shows.</summary>
internal static class ReferenceLinks
{
    private const string Components = "/components/schemas/";

    public static string Api(string api) => CatalogPaths.Api(api);

    public static string Version(string api, string version) => CatalogPaths.Version(api, version);

    public static string Operation(string api, string version, string operation) => CatalogPaths.Operation(api, version, operation);

    public static string TryIt(string api, string version, string operation) => $"{Operation(api, version, operation)}/try";

    public static string Tag(string api, string version, string tag) => CatalogPaths.Tag(api, version, tag);

    public static string Schemas(string api, string version) => CatalogPaths.Schemas(api, version);

    public static string Schema(string api, string version, string schema) => CatalogPaths.Schema(api, version, schema);

    public static string Webhooks(string api, string version) => CatalogPaths.Webhooks(api, version);

    public static string Webhook(string api, string version, string webhook) => CatalogPaths.Webhook(api, version, webhook);

    public static string Guides(string api) => CatalogPaths.Guides(api);

    public static string Guide(string api, string guide) => CatalogPaths.Guide(api, guide);

    public static string Subscribe(string api, string? plan = null) =>
        $"/applications/subscribe?api={Uri.EscapeDataString(api)}{(plan is null ? "" : $"&plan={Uri.EscapeDataString(plan)}")}";

    /// <summary>The contract as a file, for who reads pages.</summary>
    public static string File(string api, string version, string format) => $"/contracts/{Uri.EscapeDataString(api)}/{Uri.EscapeDataString(version)}?format={format}";

    /// <summary>A revision's very bytes, for who reads pages.</summary>
    public static string RevisionFile(string api, string version, int number) =>
        $"/contracts/{Uri.EscapeDataString(api)}/{Uri.EscapeDataString(version)}/{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>The management API serves the file, to programs.</summary>
    public static string Download(string api, string version, string format) =>
        $"/api/v1/apis/{Uri.EscapeDataString(api)}/versions/{Uri.EscapeDataString(version)}/contract?format={format}";

    /// <summary>A revision's very bytes, served by the management API.</summary>
    public static string Revision(string api, string version, int number) =>
        $"/api/v1/apis/{Uri.EscapeDataString(api)}/versions/{Uri.EscapeDataString(version)}/revisions/{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>A sample in one language as a piece of a page.</summary>
    public static string Sample(string api, string version, string operation) =>
        $"/fragments/sample?api={Uri.EscapeDataString(api)}&version={Uri.EscapeDataString(version)}&operation={Uri.EscapeDataString(operation)}";

    /// <summary>The component that a pointer leads into.</summary>
    public static string? OwnerOf(string pointer) => pointer.StartsWith(Components, StringComparison.Ordinal)
        ? pointer[Components.Length..].Split('/')[0].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
        : null;
}
