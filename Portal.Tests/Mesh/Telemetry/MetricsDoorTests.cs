namespace Portal.Tests.Mesh.Telemetry;

[Collection(AgencyPortal.Collection)]
public sealed class MetricsDoorTests(AgencyPortal agency)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prometheus_is_answered_at_the_private_listener_and_nowhere_else()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(agency.Portal.Addresses.Control!, "/metrics"), Stop);
        using var elsewhere = await agency.Portal.Portal.GetAsync("/metrics", Stop);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(404, (int)elsewhere.StatusCode);
        // A caller has its answer a moment before the hop is told of.
        PrometheusReader? metrics = null;
        await Wait.UntilAsync(
            async () => (metrics = PrometheusReader.Of(await http.GetStringAsync(new Uri(agency.Portal.Addresses.Control!, "/metrics"), Stop))).Samples
                .Count(sample => sample.Name == "istio_requests_total" && sample.Labels["reporter"] == "source") >= 9,
            TimeSpan.FromSeconds(10),
            "all nine hops of a visit are counted");
        var visits = metrics!.Single("istio_requests_total", ("reporter", "source"), ("source_workload", "voyages"), ("destination_workload", "travels-v1")).Value;
        Assert.Equal(visits, metrics.Single("istio_requests_total", ("reporter", "destination"), ("source_workload", "voyages"), ("connection_security_policy", "mutual_tls")).Value);
    }
}
