using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Net.Http.Headers;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Layout;

namespace Portal.Discovery.Twins;

/// <summary>Pages as Markdown: at the page's address with <c>.md</c> behind it, and at the page's own by <c>Accept: text/markdown</c>.</summary>
internal static class TwinEndpoints
{
    private const string Type = $"{TwinChoice.Type}; charset=utf-8";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapTwins(this IEndpointRouteBuilder routes)
    {
        foreach (var (template, twin) in TwinPages.Routes)
        {
            routes.MapMethods(TwinPages.Path(template), Reading, http => AnswerAsync(http, twin)).WithMetadata(new ExcludeFromDescriptionAttribute());
        }
    }

    /// <summary>Behind routing and authorisation, before the pages.</summary>
    public static void UseTwins(this WebApplication app) => app.Use((http, next) =>
    {
        if (!Reading.Contains(http.Request.Method)
            || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is not { } page
            || TwinPages.TwinOf(page) is not { } twin)
        {
            return next(http);
        }
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return TwinChoice.IsMarkdown(http.Request) ? AnswerAsync(http, twin) : next(http);
    });

    private static async Task AnswerAsync(HttpContext http, Type type)
    {
        var services = http.RequestServices;
        var reader = await services.GetRequiredService<ActorResolver>().ResolveAsync(http.User, http.RequestAborted);
        var twin = (ITwin)ActivatorUtilities.CreateInstance(services, type);
        var text = await twin.WriteAsync(new TwinCall(reader, http.Request.RouteValues, http.Request.Query), http.RequestAborted);
        if (text is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            text = $"# There is nothing at this address\n\nThe address may be mistyped, or what stood here is not for you to see. All APIs: [{TwinPages.Path("/apis")}]({TwinPages.Path("/apis")})\n";
            http.Response.ContentType = Type;
            await http.Response.WriteAsync(text, http.RequestAborted);
            return;
        }
        var page = http.Request.Path.Value!;
        page = page == "/index.md" ? "/" : page.EndsWith(".md", StringComparison.Ordinal) ? page[..^3] : page;
        http.Response.Headers.Link = $"<{services.GetRequiredService<PortalLinks>().To(PagePath.Of(page)).AbsoluteUri}>; rel=\"canonical\"";
        await CachedText.Answer(http, text, Type).ExecuteAsync(http);
    }
}
