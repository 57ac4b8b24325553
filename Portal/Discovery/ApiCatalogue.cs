using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Api.Catalog;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Catalog;
using Portal.Discovery.Twins;
using Portal.Reference;

namespace Portal.Discovery;

/// <summary>The catalogue for programs that look for APIs: RFC 9727, as a linkset by RFC 9264.</summary>
internal static class ApiCatalogue
{
    public const string Path = "/.well-known/api-catalog";
    public const string Type = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<byte[]> MakeAsync(IServiceProvider services)
    {
        var catalog = services.GetRequiredService<CatalogQueries>();
        var addresses = services.GetRequiredService<ApiAddresses>();
        var links = services.GetRequiredService<PortalLinks>();
        var (contexts, items) = (new JsonArray(), new JsonArray());
        foreach (var api in await catalog.ListAsync(Actor.Anonymous, CancellationToken.None))
        {
            foreach (var version in api.Versions)
            {
                if (await ApiScene.FindAsync(catalog, Actor.Anonymous, api.Slug, version.Name, CancellationToken.None) is { } scene)
                {
                    var anchor = addresses.BaseUrl(api, scene.Contract) + CommonPath(scene.Outline.Operations.Select(operation => operation.Path));
                    contexts.Add(Context(scene, anchor, links));
                    items.Add(new JsonObject { ["href"] = anchor, ["title"] = $"{api.Title} {version.Name}" });
                }
            }
        }
        contexts.Insert(0, new JsonObject { ["anchor"] = links.To(Path).AbsoluteUri, ["item"] = items });
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["linkset"] = contexts }, Indented);
    }

    /// <summary>The beginning that all paths share, up to their first parameter: APIs at one host are told apart by it.</summary>
    internal static string CommonPath(IEnumerable<string> paths)
    {
        string[]? common = null;
        foreach (var path in paths)
        {
            var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeWhile(step => !step.Contains('{', StringComparison.Ordinal)).ToArray();
            common = common is null ? steps : [.. common.Zip(steps).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }
        return string.Concat((common ?? []).Select(step => "/" + step));
    }

    private static JsonObject Context(ApiScene scene, string anchor, PortalLinks links)
    {
        var (api, version) = (scene.Api.Slug, scene.Version.Name);
        var page = scene.IsCurrent ? ReferenceLinks.Api(api) : ReferenceLinks.Version(api, version);
        return new JsonObject
        {
            ["anchor"] = anchor,
            ["service-desc"] = new JsonArray(Link(ReferenceLinks.Download(api, version, "yaml"), "application/yaml"), Link(ReferenceLinks.Download(api, version, "json"), "application/json")),
            ["service-doc"] = new JsonArray(Link(page, "text/html"), Link(TwinPages.Path(page), TwinChoice.Type)),
            ["service-meta"] = new JsonArray(Link($"/api/v1/apis/{Uri.EscapeDataString(api)}/versions/{Uri.EscapeDataString(version)}", "application/json")),
        };

        JsonObject Link(string path, string type) => new() { ["href"] = links.To(path).AbsoluteUri, ["type"] = type };
    }
}
