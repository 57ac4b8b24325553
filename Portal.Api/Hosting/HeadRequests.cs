namespace Portal.Api.Hosting;

/// <summary>
/// HEAD is GET without the body (RFC 9110, 9.3.2), for pages, feeds and the management API alike: routing finds what answers GET, and the server, which
/// knows what was asked, keeps the body back. What <c>/try</c> passes on keeps its method.
/// </summary>
internal sealed class HeadRequests : IStartupFilter
{
    // Routing is the first of what an application adds by itself: only a filter comes before it.
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, proceed) =>
        {
            if (HttpMethods.IsHead(context.Request.Method) && !context.Request.Path.StartsWithSegments("/try"))
            {
                context.Request.Method = HttpMethods.Get;
            }
            return proceed(context);
        });
        next(app);
    };
}
