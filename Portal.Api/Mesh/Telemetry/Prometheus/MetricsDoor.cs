using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary><c>/metrics</c> at the private listener, for Prometheus.</summary>
internal sealed class MetricsDoor(IstioMetrics metrics) : IControlHttp
{
    public void Map(WebApplication app) => app.MapGet("/metrics", (RequestDelegate)AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = PrometheusText.ContentType;
        return context.Response.WriteAsync(metrics.Write(), context.RequestAborted);
    }
}
