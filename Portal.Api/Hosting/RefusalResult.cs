using System.Globalization;

namespace Portal.Api.Hosting;

/// <summary>A refusal as an endpoint's answer.</summary>
internal sealed class RefusalResult(Refusal refusal) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (refusal is Refusal.TooMany many)
        {
            httpContext.Response.Headers.RetryAfter = ((long)Math.Ceiling(many.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
        return Problems.WriteAsync(httpContext, refusal);
    }
}
