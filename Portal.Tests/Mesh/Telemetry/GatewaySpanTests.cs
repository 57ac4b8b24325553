using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Telemetry.Export;
using Portal.Api.Traffic;
using Portal.Tests.Gateway;

namespace Portal.Tests.Mesh.Telemetry;

/// <summary>Calls at the gateway are spans too, under the caller's and above the mesh's.</summary>
public sealed class GatewaySpanTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_gets_every_call_at_the_gateway_under_its_callers_span_and_no_secret()
    {
        var bodies = new ConcurrentQueue<JsonElement>();
        await using var collector = await Listener.StartAsync(
            ["http://127.0.0.1:0"], LoggerFactory.Create(_ => { }), app => app.Run(async context =>
                bodies.Enqueue(await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted))), cancellationToken: Stop);
        await using var gateway = await RunningGateway.StartAsync(configure: services =>
        {
            services.AddSingleton(Options.Create(new TelemetryOptions { OtlpUrl = collector.Addresses[0].ToString() }));
            services.AddSingleton<OtlpTraces>();
            services.AddSingleton<IRequestObserver>(provider => provider.GetRequiredService<OtlpTraces>());
            services.AddHostedService(provider => provider.GetRequiredService<OtlpTraces>());
        });
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        using var passed = await gateway.GetAsync("/travels?page=2", key, ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"));
        using var refused = await gateway.GetAsync("/travels?user_key=tvz_secret");
        await gateway.StopAsync();
        await collector.StopAsync(Stop);

        var spans = bodies.SelectMany(body => body.GetProperty("resourceSpans").EnumerateArray()).ToList();
        Assert.All(spans, span => Assert.Equal(("gateway", "edge"), (Attribute(span.GetProperty("resource"), "service.name"), Attribute(span.GetProperty("resource"), "service.namespace"))));
        var calls = spans.SelectMany(span => span.GetProperty("scopeSpans")[0].GetProperty("spans").EnumerateArray()).OrderBy(span => Attribute(span, "error.type")).ToList();
        var parent = passed.Headers.GetValues("traceparent").Single();
        Assert.Equal((Trace, parent.Substring(36, 16), "00f067aa0ba902b7", 2), (Text(calls[0], "traceId"), Text(calls[0], "spanId"), Text(calls[0], "parentSpanId"), calls[0].GetProperty("kind").GetInt32()));
        Assert.Equal(("GET travels", "/travels", "200", null), (Text(calls[0], "name"), Attribute(calls[0], "url.path"), Attribute(calls[0], "http.response.status_code"), Attribute(calls[0], "error.type")));
        Assert.Contains(calls[0].GetProperty("events").EnumerateArray(), step => Attribute(step, "name") == "credential" && Attribute(step, "passed") == "true");
        Assert.Equal((2, "403", "credential_malformed", false), (calls.Count, Attribute(calls[1], "http.response.status_code"), Attribute(calls[1], "error.type"), calls[1].TryGetProperty("parentSpanId", out _)));
        Assert.DoesNotContain("tvz_secret", string.Concat(bodies), StringComparison.Ordinal);
        Assert.DoesNotContain(key, string.Concat(bodies), StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string? Attribute(JsonElement element, string key) => element.GetProperty("attributes").EnumerateArray()
        .Where(attribute => Text(attribute, "key") == key).SelectMany(attribute => attribute.GetProperty("value").EnumerateObject()).Select(value => value.Value.GetString()).SingleOrDefault();
}
