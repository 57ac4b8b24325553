using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary><c>/metrics</c> at the private listener, for Prometheus.</summary>
internal sealed class MetricsDoor(IstioMetrics mesh, GatewayMetrics gateway) : IControlHttp
{
    public void Map(WebApplication app) => app.MapGet("/metrics", (RequestDelegate)AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = PrometheusText.ContentType;
        var text = new PrometheusText();
        mesh.Write(text);
        gateway.Write(text);
        return context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }
}
