using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Api.Persistence;

namespace Portal.Api.Hosting;

/// <summary>The one place where exceptions become problem details (RFC 9457): bad JSON is the caller's 400, a database that others hold and a disk that is full are 503, everything else our 500.</summary>
internal sealed class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Where pages have an error page, the request's own path has been replaced by that page's by now.
        var thrown = httpContext.Features.Get<IExceptionHandlerPathFeature>();
        PathString path = thrown?.Path ?? httpContext.Request.Path;
        if (!path.StartsWithSegments("/api") && !path.StartsWithSegments("/try"))
        {
            return false;
        }
        if (exception is BadHttpRequestException bad)
        {
            var (detail, errors) = BadJson.Explain(bad, thrown?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);
            await Problems.WriteErrorsAsync(httpContext, bad.StatusCode, "invalid", detail, errors);
            return true;
        }
        logger.RequestFailed(exception, httpContext.Request.Method, path);
        if (DatabaseBusy.Caused(exception))
        {
            httpContext.Response.Headers.RetryAfter = "5";
            await Problems.WriteAsync(httpContext, 503, "database_busy", "Others have held the database for longer than is waited for. Look whether what you asked for was done, and send it again if it was not.", null);
            return true;
        }
        if (DatabaseFault.IsFullDisk(exception))
        {
            await Problems.WriteAsync(httpContext, 503, "storage_full", "The disk that this portal writes to is full. What you asked for was not done: send it again once whoever runs the portal has made room.", null);
            return true;
        }
        await Problems.WriteAsync(httpContext, 500, "internal_error", "Something failed on our side. Nothing you sent is wrong; send it again, and tell us the request id if it happens again.", null);
        return true;
    }
}
