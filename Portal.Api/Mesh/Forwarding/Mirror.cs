using System.Diagnostics;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Mesh.Routing;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>Sends a copy of a call to another destination. Nobody waits for it, and its answer is thrown away.</summary>
internal sealed class Mirror(WorkloadRegistry registry, MeshTransport transport, IHopSink hops, TimeProvider clock, ILogger<Mirror> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public void Send(HttpContext context, Hop hop, ReplayBody? body)
    {
        foreach (var mirror in hop.Route?.Mirrors ?? [])
        {
            if (mirror.Percentage < 100 && Random.Shared.NextDouble() * 100 >= mirror.Percentage)
            {
                continue;
            }
            if (registry.Find(mirror.Destination.Host)?.Pick(mirror.Destination) is not { } pick)
            {
                hop.Steps.Add(Step(mirror, "no instance to send a copy to", false));
                continue;
            }
            if (Copy(context, hop, body) is not { } copy)
            {
                hop.Steps.Add(Step(mirror, $"no copy: its body is larger than {ReplayBody.Most / 1024} kB", false));
                continue;
            }
            hop.Steps.Add(Step(mirror, $"a copy was sent to {pick}", true));
            _ = SendAsync(copy, new HopTarget(hop.Call.Source, pick.Instance, mirror.Destination.Policy), pick, hop);
        }
    }

    private static HopStep Step(CompiledMirror mirror, string verdict, bool passed) => new("mirror", mirror.Name, verdict, passed, 0);

    private static HttpRequestMessage? Copy(HttpContext context, Hop hop, ReplayBody? body)
    {
        var bytes = body?.Whole();
        if (body is not null && bytes is null)
        {
            return null;
        }
        var copy = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), (Uri?)null);
        if (bytes is { Length: > 0 })
        {
            copy.Content = new ByteArrayContent(bytes);
        }
        RequestHeaders.Copy(context.Request, copy);
        copy.Headers.TryAddWithoutValidation("Host", Shadow(hop.SentAuthority));
        return copy;
    }

    /// <summary>As Envoy marks a mirrored call: before the port.</summary>
    private static string Shadow(string authority)
    {
        var colon = authority.LastIndexOf(':');
        var end = colon < 0 || authority.IndexOf(']', colon) >= 0 ? authority.Length : colon;
        return $"{authority[..end]}-shadow{authority[end..]}";
    }

    private async Task SendAsync(HttpRequestMessage copy, HopTarget target, InstancePick pick, Hop hop)
    {
        var (startedAt, started, span) = (clock.GetUtcNow(), clock.GetTimestamp(), ActivitySpanId.CreateRandom().ToHexString());
        var (status, flags) = (0, "-");
        using (copy)
        using (var patience = new CancellationTokenSource(Patience, clock))
        {
            copy.RequestUri = new Uri(target.Instance.Prefix + hop.SentPath);
            MeshTransport.Address(copy, target);
            copy.Headers.TryAddWithoutValidation("traceparent", $"00-{hop.Call.TraceId}-{span}-01");
            try
            {
                using var answer = await transport.ClientOf(target).SendAsync(copy, patience.Token);
                status = (int)answer.StatusCode;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                flags = "UF";
                logger.MirrorFailed(target.Instance.Name, exception.Message);
            }
        }
        hops.Record(hop.ToMirror(span, pick, target.IsMutualTls, startedAt, clock.GetElapsedTime(started), status, flags));
    }
}
