using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Portal.Api.Hosting;

internal static class HealthEndpoints
{
    /// <summary>Live: the process answers. Ready: everything this process runs has started and its checks pass.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
