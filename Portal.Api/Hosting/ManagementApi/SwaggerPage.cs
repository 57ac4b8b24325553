using System.Text;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>
/// Swagger UI at <c>/swagger</c>, from the assets in its package. Its page is ours, without inline code, so that the strict policy
/// holds: scripts of this origin only, and no other host for anything.
/// </summary>
internal static class SwaggerPage
{
    // The bundle sets style attributes on elements; styles from elsewhere stay out.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private const string Page = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Management API</title>
          <link rel="stylesheet" href="./swagger-ui.css">
          <link rel="icon" href="./favicon-32x32.png">
        </head>
        <body>
          <main id="swagger-ui"></main>
          <script src="./swagger-ui-bundle.js"></script>
          <script src="./start.js"></script>
        </body>
        </html>
        """;

    private const string Start = """
        SwaggerUIBundle({
          url: '/api/v1/openapi.json',
          dom_id: '#swagger-ui',
          deepLinking: true,
          displayOperationId: true,
          displayRequestDuration: true,
          validatorUrl: 'none',
          // Calls go to the portal that serves this page, at whatever address it was reached.
          requestInterceptor: request => {
            const url = new URL(request.url, location.href);
            request.url = location.origin + url.pathname + url.search;
            return request;
          },
        });
        """;

    public static void UseSwaggerPage(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger"), page =>
        {
            page.Use((context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.ContentSecurityPolicy = Policy;
                    context.Response.Headers.XContentTypeOptions = "nosniff";
                    return Task.CompletedTask;
                });
                return next(context);
            });
            page.UseSwaggerUI(ui =>
            {
                ui.RoutePrefix = "swagger";
                ui.IndexStream = () => new MemoryStream(Encoding.UTF8.GetBytes(Page));
            });
        });
    }

    public static void MapSwaggerPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/swagger/start.js", () => TypedResults.Text(Start, "text/javascript")).ExcludeFromDescription().AllowAnonymous();
}
