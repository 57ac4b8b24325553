using Microsoft.Extensions.Time.Testing;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Telemetry;
using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Mesh.Telemetry.Graph;
using Portal.Api.Mesh.Telemetry.Prometheus;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Tests.Mesh.Telemetry;

/// <summary>The telemetry of a small mesh: voyages, which calls travels in two versions, which call flights; and a clock of the test's own.</summary>
internal sealed class TelemetryBench
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly WorkloadDirectory _directory;

    public TelemetryBench()
    {
        Add("travels", "travels-v1", "travels", "v1");
        Add("travels", "travels-v2", "travels", "v2");
        Add("flights", "flights-v1", "flights", "v1");
        var voyages = new WorkloadIdentity("voyages", "travel-portal", new Dictionary<string, string> { ["app"] = "voyages", ["version"] = "v1" });
        _directory = new WorkloadDirectory([new MeshMembers([voyages])], Registry);
        Telemetry = new MeshTelemetry(_directory, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(Noon);

    public WorkloadRegistry Registry { get; } = new();

    public MeshTelemetry Telemetry { get; }

    public GatewayMetrics Gateway { get; } = new();

    public string Metrics()
    {
        var text = new PrometheusText();
        new IstioMetrics(Telemetry, _directory).Write(text);
        Gateway.Write(text);
        return text.ToString();
    }

    public Outcome<MeshGraphView> Ask(GraphQuestion question, Actor? actor = null) =>
        new MeshGraphQueries(Telemetry, _directory, Clock).Read(actor ?? Actor.System, question);

    public MeshGraphView Graph(GraphQuestion? question = null) => Ask(question ?? new GraphQuestion()).Value;

    public void Call(string source, string service, string? version = "v1", int times = 1, int status = 200, string flags = "-", long micros = 2_000, bool mutualTls = false)
    {
        for (var call = 0; call < times; call++)
        {
            Telemetry.Observe(Hop(source, service, version) with { Status = status, Flags = flags, DurationMicros = micros, IsMutualTls = mutualTls });
        }
    }

    /// <summary>Without a version: no instance was reached.</summary>
    public static TraceHop Hop(string source, string service, string? version) => new()
    {
        TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
        SpanId = Guid.NewGuid().ToString("N")[..16],
        Source = source,
        SourceDomain = source == "gateway" ? "edge" : source == "voyages" ? "travel-portal" : "travel-agency",
        Destination = service,
        Workload = version is null ? null : $"{service}-{version}",
        Domain = version is null ? null : "travel-agency",
        Version = version,
        Instance = version is null ? null : $"{service}-{version}-1 (1 of 1)",
        Method = "GET",
        Path = $"/{service}/Rome",
        StartedAt = Noon,
        DurationMicros = 2_000,
        Status = 200,
        Flags = "-",
        RequestBytes = 0,
        ResponseBytes = 700,
    };

    private void Add(string host, string workload, string app, string version) => Registry.Add(new WorkloadInstance(
        host, $"{workload}-1", new Dictionary<string, string> { ["app"] = app, ["version"] = version }, new Uri("http://127.0.0.1:1"))
    {
        Identity = new WorkloadIdentity(workload, "travel-agency", new Dictionary<string, string> { ["app"] = app, ["version"] = version }),
    });
}
