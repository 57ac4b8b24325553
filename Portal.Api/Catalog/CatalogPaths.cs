namespace Portal.Api.Catalog;

/// <summary>Permanent paths of the pages that show the catalogue, from the root of the portal.</summary>
public static class CatalogPaths
{
    public const string Apis = "/apis";

    /// <summary>Words that have pages of their own where operations have theirs.</summary>
    private static readonly string[] Reserved = ["schemas", "tags", "webhooks", "guides", "changelog", "changelog.atom", "changelog.rss", "compare", "revisions"];

    public static string Api(string api) => $"{Apis}/{Uri.EscapeDataString(api)}";

    public static string Version(string api, string version) => $"{Api(api)}/{Uri.EscapeDataString(version)}";

    /// <summary>An operation whose id is the name of another page is set apart by a tilde.</summary>
    public static string Operation(string api, string version, string operation) =>
        $"{Version(api, version)}/{(Reserved.Contains(operation) || operation.StartsWith('~') ? "~" : "")}{Uri.EscapeDataString(operation)}";

    /// <summary>The ids that the last part of an operation's path may mean, likeliest first.</summary>
    public static IEnumerable<string> OperationId(string segment)
    {
        // A slash inside an id arrives escaped, since it would end the segment.
        var id = Uri.UnescapeDataString(segment);
        return segment.StartsWith('~') ? [id[1..], id] : segment == id ? [id] : [segment, id];
    }

    public static string Schemas(string api, string version) => $"{Version(api, version)}/schemas";

    public static string Schema(string api, string version, string schema) => $"{Schemas(api, version)}/{Uri.EscapeDataString(schema)}";

    public static string Tag(string api, string version, string tag) => $"{Version(api, version)}/tags/{Uri.EscapeDataString(tag)}";

    public static string Webhooks(string api, string version) => $"{Version(api, version)}/webhooks";

    public static string Webhook(string api, string version, string webhook) => $"{Webhooks(api, version)}/{Uri.EscapeDataString(webhook)}";

    /// <summary>Everything that changed in all APIs.</summary>
    public const string EveryChange = "/changelog";

    public static string Changelog(string api, string version) => $"{Version(api, version)}/changelog";

    /// <summary>Every contract that the version ever had.</summary>
    public static string Revisions(string api, string version) => $"{Version(api, version)}/revisions";

    /// <summary>What changed between two revisions, each named as <see cref="Catalog.Revisions.RevisionName"/> says.</summary>
    public static string Compare(string api, string version, string from, string to) =>
        $"{Version(api, version)}/compare?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}";

    public static string Guides(string api) => $"{Api(api)}/guides";

    public static string Guide(string api, string guide) => $"{Guides(api)}/{Uri.EscapeDataString(guide)}";
}
