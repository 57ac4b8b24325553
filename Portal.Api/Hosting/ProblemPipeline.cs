namespace Portal.Api.Hosting;

internal static class ProblemPipeline
{
    /// <summary>Exceptions and bare error statuses under <c>/api</c> and <c>/try</c> become problem details; pages have their own error page.</summary>
    public static void UseProblemDetails(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }
                && (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/try")))
            {
                var (code, detail) = Explain(context.Response.StatusCode);
                await Problems.WriteAsync(context, context.Response.StatusCode, code, detail, null);
            }
        });
    }

    private static (string Code, string Detail) Explain(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("invalid", BadJson.Malformed),
        StatusCodes.Status401Unauthorized => ("unauthenticated", "Send an access token as 'Authorization: Bearer ...', or sign in."),
        StatusCodes.Status403Forbidden => ("forbidden", "You are signed in, and this is not yours to do."),
        StatusCodes.Status404NotFound => ("not_found", "There is nothing at this address. /api/v1/openapi.json lists what there is."),
        StatusCodes.Status405MethodNotAllowed => ("method_not_allowed", "This address does not take this method; the Allow header lists those it takes."),
        StatusCodes.Status415UnsupportedMediaType => ("unsupported_media_type", BadJson.WantsJson),
        StatusCodes.Status429TooManyRequests => ("too_many_requests", "Too many of these calls from your address. Wait as long as Retry-After says."),
        _ => ("refused", "The request was refused."),
    };
}
