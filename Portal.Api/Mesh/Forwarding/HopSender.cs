using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Mesh.Balancers;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;
using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>Sends a hop to an instance of its destination, and again to another while its rule has it tried again.</summary>
internal sealed class HopSender(WorkloadRegistry registry, IHttpForwarder forwarder, MeshTransport transport, TimeProvider time, ILogger<HopSender> logger)
{
    public static bool HasBody(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not false && context.Request.ContentLength != 0;

    public ValueTask<HopEnd> SendAsync(HttpContext context, Hop hop, ReplayBody? body) => new HopAttempts(this, context, hop, body, time).MakeAsync();

    /// <summary>Where the next attempt goes; null: nowhere.</summary>
    public InstancePick? Pick(HttpContext context, Hop hop, IReadOnlyCollection<WorkloadInstance>? tried) => hop.Call.Outside is { } outside
        ? tried is null ? outside.Pick : null
        : registry.Find(hop.Destination!.Host)?.Pick(hop.Destination, BalanceKey.Of(context, hop.Destination.Policy.LoadBalancer), tried);

    /// <summary>Why nobody could be picked.</summary>
    public HopFailure Absent(Hop hop) => hop.Route is { Rule.UnknownHostStatus: var status and not 503 } && registry.Find(hop.Destination!.Host) is null
        ? HopFailure.UnknownHost(hop.Destination.Host, status)
        : HopFailure.NoInstance(hop.Destination!.Host, hop.Destination.Subset);

    public ValueTask<ForwarderError> ForwardAsync(HttpContext context, HopTransformer answer, CancellationToken stop) => forwarder.SendAsync(
        context, answer.Target.Instance.Prefix, transport.ClientOf(answer.Target), MeshTransport.ConfigFor(context.Request, answer.Target), answer, stop);

    /// <summary>Counts what the instance did, and puts it out when its rule says so.</summary>
    public void Judge(Hop hop, WorkloadInstance instance, int status)
    {
        if (hop.Destination!.Policy.Outliers is { } detection)
        {
            Judge(hop, instance, status, detection);
        }
    }

    public HopFailure Failure(HttpContext context, Hop hop, WorkloadInstance instance, ForwarderError error, TimeSpan? timeout, CancellationToken stop)
    {
        var exception = context.GetForwarderErrorFeature()?.Exception;
        var isLate = stop.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested;
        var failure = HopFailure.Of(error, exception, instance.Host, isLate ? timeout : null);
        logger.HopFailed(hop.Call.Source.Workload, instance.Host, instance.Name, failure.Flags, exception?.Message ?? error.ToString());
        return failure;
    }

    private void Judge(Hop hop, WorkloadInstance instance, int status, OutlierDetection detection)
    {
        if (instance.Health.Observe(detection, status, () => MayEject(hop, detection)) is { } pause)
        {
            hop.Steps.Add(new HopStep("ejected", instance.Name, $"failed too often, and gets no calls for {pause.TotalSeconds:0.###} s", false, 0));
            logger.InstanceEjected(instance.Name, hop.Destination!.Host, pause.TotalSeconds);
        }
    }

    /// <summary>As Envoy: while fewer than the share are out, one more may go, so that one of few may go too.</summary>
    private bool MayEject(Hop hop, OutlierDetection detection)
    {
        var instances = registry.Find(hop.Destination!.Host)?.Instances.Where(instance => instance.Has(hop.Destination.Labels)).ToArray() ?? [];
        var ejected = instances.Count(instance => instance.Health.IsEjected);
        return ejected * 100 < detection.MaxEjectionPercent * instances.Length && (instances.Length - ejected) * 100 >= detection.MinHealthPercent * instances.Length;
    }
}

internal sealed record LostAnswer(ForwarderError Error, Exception? Exception) : IForwarderErrorFeature;

/// <summary>Of one attempt: a failure, an answer that was held back for another attempt, or neither: it was passed on.</summary>
internal readonly record struct AttemptEnd(int? HeldStatus, HopFailure? Failure);
