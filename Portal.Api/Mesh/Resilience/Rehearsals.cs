using System.Globalization;
using Portal.Api.Mesh.Forwarding;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Resilience;

/// <summary>Makes one call fail as its sender wished, and says so in its record.</summary>
internal sealed class Rehearsals(TimeProvider clock)
{
    /// <summary>Null: the call goes on, perhaps late or slowly.</summary>
    public async ValueTask<HopFailure?> ApplyAsync(HttpContext context, Hop hop, Rehearsal rehearsal)
    {
        switch (rehearsal.Kind)
        {
            case RehearsalKind.Delay:
                var began = clock.GetTimestamp();
                await Task.Delay(TimeSpan.FromMilliseconds(rehearsal.Amount), clock, context.RequestAborted);
                hop.Flags = "DI";
                Tell(hop, $"held back for {rehearsal.Amount} ms", passed: true, clock.GetElapsedTime(began));
                return null;
            case RehearsalKind.Slow:
                context.Response.Body = new SlowStream(context.Response.Body, rehearsal.Amount, clock);
                Tell(hop, $"answered at {rehearsal.Amount} bytes a second", passed: true);
                return null;
            case RehearsalKind.Limit:
                context.Response.Headers.RetryAfter = rehearsal.Amount.ToString(CultureInfo.InvariantCulture);
                Tell(hop, $"answered 429, to be tried again after {rehearsal.Amount} s", passed: false);
                return Failure(429);
            case RehearsalKind.Abort:
                Tell(hop, $"answered {rehearsal.Amount}", passed: false);
                return Failure(rehearsal.Amount);
            default:
                Tell(hop, "the connection was cut", passed: false);
                context.Response.Headers[Rehearsal.CutHeader] = "1";
                return Failure(0);
        }
    }

    private static HopFailure Failure(int status) =>
        new(status, "FI", "rehearsed", "This failure was asked for, for this call alone, to see what its sender makes of it. No service was asked.");

    private static void Tell(Hop hop, string verdict, bool passed, TimeSpan took = default) =>
        hop.Steps.Add(new HopStep("fault", "rehearsal", $"{verdict}, as was asked for this call", passed, (long)took.TotalMicroseconds));
}
