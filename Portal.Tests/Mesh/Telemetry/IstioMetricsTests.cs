using Portal.Tests.Traffic;

namespace Portal.Tests.Mesh.Telemetry;

public sealed class IstioMetricsTests
{
    /// <summary>Without any of these Kiali skips a series.</summary>
    private static readonly string[] Asked =
    [
        "reporter", "source_workload", "source_workload_namespace", "source_canonical_service", "source_canonical_revision", "destination_workload",
        "destination_workload_namespace", "destination_service", "destination_service_name", "destination_service_namespace", "destination_canonical_service",
        "destination_canonical_revision", "request_protocol", "response_code", "response_flags", "connection_security_policy",
    ];

    private static readonly string[] Bounds =
        ["0.5", "1", "5", "10", "25", "50", "100", "250", "500", "1000", "2500", "5000", "10000", "30000", "60000", "300000", "600000", "1800000", "3600000", "+Inf"];

    private readonly TelemetryBench _bench = new();

    [Fact]
    public void Both_sidecars_tell_of_a_call_with_every_label()
    {
        _bench.Call("voyages", "travels", times: 3, mutualTls: true);

        var metrics = PrometheusReader.Of(_bench.Metrics());

        Assert.All(metrics.Samples, sample => Assert.Empty(Asked.Except(sample.Labels.Keys)));
        Assert.All(metrics.Samples, sample => Assert.DoesNotContain("", sample.Labels.Values));
        var source = metrics.Single("istio_requests_total", ("reporter", "source"));
        var destination = metrics.Single("istio_requests_total", ("reporter", "destination"));
        Assert.Equal((3, 3), (source.Value, destination.Value));
        Assert.Equal(("unknown", "mutual_tls"), (source.Labels["connection_security_policy"], destination.Labels["connection_security_policy"]));
        Assert.Equal(
            ("voyages", "travel-portal", "voyages", "v1", "spiffe://travelz/ns/travel-portal/sa/voyages"),
            (source.Labels["source_workload"], source.Labels["source_workload_namespace"], source.Labels["source_canonical_service"], source.Labels["source_canonical_revision"], source.Labels["source_principal"]));
        Assert.Equal(
            ("travels-v1", "travel-agency", "travels", "v1", "travels.travel-agency.svc.cluster.local", "travels", "travel-agency"),
            (source.Labels["destination_workload"], source.Labels["destination_workload_namespace"], source.Labels["destination_canonical_service"], source.Labels["destination_canonical_revision"],
                source.Labels["destination_service"], source.Labels["destination_service_name"], source.Labels["destination_service_namespace"]));
        Assert.Equal(("http", "200", "-"), (source.Labels["request_protocol"], source.Labels["response_code"], source.Labels["response_flags"]));
    }

    [Fact]
    public void Calls_by_gRPC_are_counted_apart()
    {
        _bench.Call("voyages", "travels");
        _bench.Telemetry.Observe(TelemetryBench.Hop("voyages", "travels", "v1") with { IsGrpc = true });

        var totals = PrometheusReader.Of(_bench.Metrics()).Samples.Where(sample => sample.Name == "istio_requests_total" && sample.Labels["reporter"] == "source");

        Assert.Equal([("grpc", 1), ("http", 1)], totals.Select(sample => (sample.Labels["request_protocol"], (int)sample.Value)).Order());
    }

    [Fact]
    public void A_call_that_never_arrived_is_told_by_its_source_alone()
    {
        _bench.Call("voyages", "flights", version: null, status: 503, flags: "UH");
        _bench.Call("voyages", "travels", status: 503, flags: "URX,UF");
        _bench.Call("gateway", "made-up.example", version: null, status: 404, flags: "NR");

        var totals = PrometheusReader.Of(_bench.Metrics()).Samples.Where(sample => sample.Name == "istio_requests_total").ToList();

        Assert.All(totals, sample => Assert.Equal("source", sample.Labels["reporter"]));
        Assert.Equal(
            [("flights.travel-agency.svc.cluster.local", "unknown", "UH"), ("travels.travel-agency.svc.cluster.local", "travels-v1", "URX,UF"), ("unknown", "unknown", "NR")],
            totals.Select(sample => (sample.Labels["destination_service"], sample.Labels["destination_workload"], sample.Labels["response_flags"])).Order());
    }

    [Fact]
    public void Durations_and_sizes_are_histograms_by_Envoys_bounds()
    {
        _bench.Call("voyages", "travels", micros: 400);
        _bench.Call("voyages", "travels", micros: 1_000);
        _bench.Call("voyages", "travels", micros: 7_200_000_000);

        var metrics = PrometheusReader.Of(_bench.Metrics());

        Assert.Equal("counter", metrics.Types["istio_requests_total"]);
        foreach (var name in (string[])["istio_request_duration_milliseconds", "istio_request_bytes", "istio_response_bytes"])
        {
            Assert.Equal("histogram", metrics.Types[name]);
            var buckets = metrics.Samples.Where(sample => sample.Name == name + "_bucket" && sample.Labels["reporter"] == "source").ToList();
            Assert.Equal(Bounds, buckets.Select(bucket => bucket.Labels["le"]));
            Assert.Equal(buckets.Select(bucket => bucket.Value).Order(), buckets.Select(bucket => bucket.Value));
            Assert.Equal(metrics.Single(name + "_count", ("reporter", "source")).Value, buckets[^1].Value);
        }
        double Under(string bound) => metrics.Single("istio_request_duration_milliseconds_bucket", ("reporter", "source"), ("le", bound)).Value;
        Assert.Equal((1, 2, 2, 3), (Under("0.5"), Under("1"), Under("3600000"), Under("+Inf")));
        Assert.Equal(7_200_001.4, metrics.Single("istio_request_duration_milliseconds_sum", ("reporter", "source")).Value, 3);
        Assert.Equal(2100, metrics.Single("istio_response_bytes_sum", ("reporter", "source")).Value);
    }

    [Fact]
    public void Calls_at_the_gateway_are_told_by_OpenTelemetrys_name_and_other_doors_are_not()
    {
        _bench.Gateway.Observe(TrafficBench.Call("a", micros: 30_000));
        _bench.Gateway.Observe(TrafficBench.Call("b", micros: 11_000_000, status: 504));
        _bench.Gateway.Observe(TrafficBench.Call("c") with { Method = "BREW" });
        _bench.Gateway.Observe(TrafficBench.Call("d", door: "mesh"));

        var metrics = PrometheusReader.Of(_bench.Metrics());

        Assert.Equal(3, metrics.Samples.Count(sample => sample.Name == "http_server_request_duration_seconds_count"));
        Assert.Equal(0, metrics.Single("http_server_request_duration_seconds_bucket", ("http_response_status_code", "200"), ("operation", "getTravel"), ("http_request_method", "GET"), ("le", "0.025")).Value);
        Assert.Equal(1, metrics.Single("http_server_request_duration_seconds_bucket", ("http_response_status_code", "200"), ("http_request_method", "GET"), ("le", "0.05")).Value);
        Assert.Equal(0, metrics.Single("http_server_request_duration_seconds_bucket", ("http_response_status_code", "504"), ("le", "10")).Value);
        Assert.Equal(1, metrics.Single("http_server_request_duration_seconds_count", ("http_request_method", "_OTHER")).Value);
    }

    [Fact]
    public void A_name_with_marks_of_the_format_is_written_so_that_it_is_read_as_it_was()
    {
        _bench.Call("""a"b\c""" + "\n", "travels");

        Assert.Equal("""a"b\c""" + "\n", PrometheusReader.Of(_bench.Metrics()).Single("istio_requests_total", ("reporter", "source")).Labels["source_workload"]);
    }

    [Fact]
    public void No_service_makes_more_series_than_there_are_ways_to_end()
    {
        for (var status = 200; status < 600; status++)
        {
            _bench.Call("voyages", "travels", status: status);
        }

        var totals = PrometheusReader.Of(_bench.Metrics()).Samples.Where(sample => sample.Name == "istio_requests_total" && sample.Labels["reporter"] == "source").ToList();

        Assert.InRange(totals.Count, 60, 70);
        Assert.Equal(400, totals.Sum(sample => sample.Value));
    }
}
