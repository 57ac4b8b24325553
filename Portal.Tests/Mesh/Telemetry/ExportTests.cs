using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Telemetry.Export;
using Portal.Api.Traffic;

namespace Portal.Tests.Mesh.Telemetry;

public sealed class ExportTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly TraceHop Hop = TelemetryBench.Hop("travels-v1", "flights", "v1") with
    {
        SpanId = "00f067aa0ba902b7",
        ParentSpanId = "53995c3f42cd8ad8",
        Path = "/flights/Rome?user_key=secret",
        Status = 503,
        Subset = "v1",
        VirtualService = "flights-internal",
        Steps = [new HopStep("attempt", "flights-v1-1", "503", false, 900)],
    };

    [Fact]
    public async Task A_collector_gets_every_hop_as_a_span_with_the_ids_that_went_over_the_wire()
    {
        var bodies = new ConcurrentQueue<(string Path, string? Key, JsonElement Body)>();
        var answers = new Queue<int>([503, 200]);
        await using var collector = await Listener.StartAsync(
            ["http://127.0.0.1:0"], LoggerFactory.Create(_ => { }), app => app.Run(async context =>
            {
                var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
                bodies.Enqueue((context.Request.Path, context.Request.Headers.Authorization, body));
                context.Response.StatusCode = answers.Dequeue();
            }), cancellationToken: Stop);
        var options = new TelemetryOptions { OtlpUrl = collector.Addresses[0].ToString(), OtlpHeaders = { ["Authorization"] = "Bearer x" } };
        using var traces = new OtlpTraces(Options.Create(options), TimeProvider.System, NullLogger<OtlpTraces>.Instance);
        await traces.StartAsync(Stop);
        traces.Observe(Hop);
        await traces.StopAsync(Stop);
        await collector.StopAsync(Stop);

        // The first try was answered 503, which may be sent again.
        Assert.Equal(2, bodies.Count);
        var (path, key, body) = bodies.Last();
        Assert.Equal(("/v1/traces", "Bearer x"), (path, key));
        var source = body.GetProperty("resourceSpans")[0];
        Assert.Equal("travels-v1", Attribute(source.GetProperty("resource"), "service.name"));
        var span = source.GetProperty("scopeSpans")[0].GetProperty("spans")[0];
        Assert.Equal((Hop.TraceId, Hop.SpanId, Hop.ParentSpanId), (Text(span, "traceId"), Text(span, "spanId"), Text(span, "parentSpanId")));
        Assert.Equal(("503", "/flights/Rome"), (Attribute(span, "http.response.status_code"), Attribute(span, "url.path")));
        Assert.Equal(2_000_000, long.Parse(Text(span, "endTimeUnixNano"), null) - long.Parse(Text(span, "startTimeUnixNano"), null));
        Assert.Equal(2, span.GetProperty("status").GetProperty("code").GetInt32());
        Assert.Equal("attempt", Text(span.GetProperty("events")[0], "name"));
        Assert.DoesNotContain("secret", body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_access_log_has_a_line_for_every_hop_by_Envoys_names()
    {
        var file = Path.GetTempFileName();
        using var log = new AccessLog(Options.Create(new TelemetryOptions { AccessLog = file }), TimeProvider.System, NullLogger<AccessLog>.Instance);
        await log.StartAsync(Stop);
        log.Observe(Hop);
        log.Observe(Hop with { Status = 200, Protocol = "HTTP/2" });
        await log.StopAsync(Stop);

        var lines = await File.ReadAllLinesAsync(file, Stop);
        File.Delete(file);

        Assert.Equal(2, lines.Length);
        var first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(
            ("GET", "/flights/Rome", "flights", "-", "flights-internal"),
            (Text(first, "method"), Text(first, "path"), Text(first, "authority"), Text(first, "response_flags"), Text(first, "route_name")));
        Assert.Equal((503, 700), (first.GetProperty("response_code").GetInt32(), first.GetProperty("bytes_sent").GetInt32()));
        Assert.Equal("outbound|80|v1|flights.travel-agency.svc.cluster.local", Text(first, "upstream_cluster"));
        Assert.Equal("HTTP/2", Text(JsonDocument.Parse(lines[1]).RootElement, "protocol"));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 20_000)]
    public async Task Nobody_waits_for_a_slow_taker_and_nothing_is_kept_where_nobody_takes_it(bool isOpen, int handedOn)
    {
        using var drain = new SlowTaker(isOpen);
        for (var item = 0; item < 25_000; item++)
        {
            drain.Add(item);
        }

        await drain.StartAsync(Stop);
        await drain.StopAsync(Stop);

        Assert.Equal(Enumerable.Range(0, handedOn), drain.Taken);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string? Attribute(JsonElement element, string key) => element.GetProperty("attributes").EnumerateArray()
        .Where(attribute => Text(attribute, "key") == key).SelectMany(attribute => attribute.GetProperty("value").EnumerateObject()).Single().Value.GetString();

    private sealed class SlowTaker(bool isOpen) : Drain<int>(isOpen, TimeProvider.System, NullLogger.Instance)
    {
        public List<int> Taken { get; } = [];

        public void Add(int item) => Take(item);

        protected override Task<bool> HandOnAsync(IReadOnlyList<int> items, CancellationToken cancellationToken)
        {
            Taken.AddRange(items);
            return Task.FromResult(true);
        }
    }
}
