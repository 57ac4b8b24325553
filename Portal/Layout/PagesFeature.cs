using Microsoft.AspNetCore.Diagnostics;
using Portal.Account;
using Portal.Admin;
using Portal.Admin.Contracts;
using Portal.Api.Catalog;
using Portal.Api.Hosting;
using Portal.Applications;
using Portal.Console;
using Portal.Discovery;
using Portal.Discovery.Twins;
using Portal.Home;
using Portal.Mesh;
using Portal.Search;
using Portal.Reference;

namespace Portal.Layout;

internal static class PagesFeature
{
    private static readonly PathString[] NotPages = ["/api", "/try", "/fragments", "/health", "/_framework", "/_blazor"];

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddAdministratorLine();
        services.AddApplicationPages();
        services.AddSingleton<Once>();
        services.AddSingleton<ContractUploads>();
        services.AddConsole();
        services.AddHome();
        services.AddMeshPages();
        services.AddSearchPages();
        services.AddDiscovery();
        services.AddPageCompression();
    }

    /// <summary>Before authorisation, so that what it refuses has a page too.</summary>
    public static void UsePageErrors(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UsePageCompression();
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(SparePrograms);
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseAntiforgery();
        app.UseTwins();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapTheme();
        app.MapFragments();
        app.MapMeshPages();
        app.MapDriftDownload();
        app.MapContractDownloads();
        app.MapSessions();
        app.MapSearchPages();
        app.MapTwins();
        app.MapDiscovery();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static Task SparePrograms(HttpContext context, RequestDelegate next)
    {
        if (!IsPage(context.Request.Path) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
        return next(context);
    }

    /// <summary>People get a page for an error; programs get problem details or the bare status.</summary>
    internal static bool IsPage(PathString path) => !NotPages.Any(prefix => path.StartsWithSegments(prefix));
}
