using Portal.Api.Mesh.Forwarding;
using Portal.Api.Mesh.Istio;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Resilience;

/// <summary>Failures made on purpose: a delay, then an answer that no service gave.</summary>
internal sealed class Faults(TimeProvider clock)
{
    /// <summary>Null: the call goes on. Otherwise what it is answered.</summary>
    public async ValueTask<HopFailure?> InjectAsync(HttpContext context, Hop hop, FaultInjection fault)
    {
        if (fault.Delay is { } delay && Hits(delay.Percentage))
        {
            var began = clock.GetTimestamp();
            await Task.Delay(delay.Duration, clock, context.RequestAborted);
            hop.Flags = "DI";
            hop.Steps.Add(new HopStep("fault", hop.Route!.VirtualService, $"held back for {delay.Duration.TotalMilliseconds:0} ms on purpose", true, (long)clock.GetElapsedTime(began).TotalMicroseconds));
        }
        if (fault.Abort is not { } abort || !Hits(abort.Percentage))
        {
            return null;
        }
        var status = abort.HttpStatus ?? 200;
        hop.Steps.Add(new HopStep("fault", hop.Route!.VirtualService, abort.GrpcStatus is { } grpc ? $"answered with gRPC status {grpc} on purpose" : $"answered {status} on purpose", false, 0));
        if (abort.GrpcStatus is { } code)
        {
            context.Response.Headers["grpc-status"] = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers["grpc-message"] = "fault filter abort";
            context.Response.ContentType = "application/grpc";
        }
        return new HopFailure(status, "FI", "fault_injected", "The mesh was told to answer this call so, to see what callers make of it. The service was not asked.");
    }

    private static bool Hits(double percentage) => percentage >= 100 || Random.Shared.NextDouble() * 100 < percentage;
}
