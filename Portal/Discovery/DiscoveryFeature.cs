using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;

namespace Portal.Discovery;

/// <summary>What programs read to find their way: texts for language models, the catalogue, the map of pages, and what they are to leave alone.</summary>
internal static class DiscoveryFeature
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddDiscovery(this IServiceCollection services)
    {
        services.AddScoped<PublicPages>();
        services.AddSingleton<KeptTexts>();
    }

    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        var found = routes.MapGroup("").ExcludeFromDescription();
        found.MapMethods(LanguageModelTexts.ListPath, Reading, ListForModels);
        found.MapMethods(LanguageModelTexts.WholePath, Reading, WholeForModels);
        found.MapMethods(ApiCatalogue.Path, Reading, Catalogue);
        found.MapMethods("/sitemap.xml", Reading, Map);
        found.MapMethods(SiteMap.PartPath("{part:int:min(1)}"), Reading, MapPart);
        found.MapMethods("/robots.txt", Reading, Robots);
    }

    private static async Task<FileContentHttpResult> ListForModels(HttpContext http, KeptTexts kept, CancellationToken cancellationToken) =>
        CachedText.Answer(http, await kept.GetAsync(LanguageModelTexts.ListPath, LanguageModelTexts.ListAsync, cancellationToken), "text/plain; charset=utf-8");

    private static async Task<FileContentHttpResult> WholeForModels(HttpContext http, KeptTexts kept, CancellationToken cancellationToken) =>
        CachedText.Answer(http, await kept.GetAsync(LanguageModelTexts.WholePath, LanguageModelTexts.WholeAsync, cancellationToken), "text/plain; charset=utf-8");

    /// <summary>RFC 9727 asks that HEAD alone tells what this is.</summary>
    private static async Task<FileContentHttpResult> Catalogue(HttpContext http, KeptTexts kept, PortalLinks links, CancellationToken cancellationToken)
    {
        http.Response.Headers.Link = $"<{links.To(ApiCatalogue.Path)}>; rel=\"api-catalog\"";
        return CachedText.Answer(http, await kept.GetAsync(ApiCatalogue.Path, ApiCatalogue.MakeAsync, cancellationToken), ApiCatalogue.Type);
    }

    private static async Task<FileContentHttpResult> Map(HttpContext http, KeptTexts kept, CancellationToken cancellationToken) =>
        CachedText.Answer(http, (await SiteMapAsync(kept, cancellationToken)).Root, "application/xml");

    private static async Task<Results<FileContentHttpResult, NotFound>> MapPart(int part, HttpContext http, KeptTexts kept, CancellationToken cancellationToken) =>
        (await SiteMapAsync(kept, cancellationToken)).Parts.ElementAtOrDefault(part - 1) is { } bytes ? CachedText.Answer(http, bytes, "application/xml") : TypedResults.NotFound();

    private static FileContentHttpResult Robots(HttpContext http, PortalLinks links) => CachedText.Answer(
        http,
        $"""
        User-agent: *
        Disallow: /account
        Disallow: /admin
        Disallow: /applications
        Disallow: /bootstrap
        Disallow: /confirm-email
        Disallow: /dev/
        Disallow: /fragments/
        Disallow: /requests/
        Disallow: /reset-password
        Disallow: /search/hits
        Disallow: /try/
        Disallow: /apis/*/*/*/try

        Sitemap: {links.To("/sitemap.xml")}

        """,
        "text/plain; charset=utf-8");

    private static Task<SiteMap> SiteMapAsync(KeptTexts kept, CancellationToken cancellationToken) => kept.GetAsync("/sitemap.xml", SiteMap.MakeAsync, cancellationToken);
}
