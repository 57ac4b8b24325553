using System.Globalization;
using Portal.Api.Traffic;
using Portal.Ui;

namespace Portal.Console;

/// <summary>The record of a call as the steps a reader follows: the gateway, the rule that routed it, and each hop behind.</summary>
internal static class CallRoute
{
    public static IReadOnlyList<RouteStep> Of(RequestView call)
    {
        var steps = new List<RouteStep> { Door(call) };
        for (var at = 0; at < call.Route.Count; at++)
        {
            var hop = call.Route[at];
            if (hop.VirtualService is not null && hop.Depth == 0)
            {
                steps.Add(new RouteStep(0, hop.VirtualService, hop.Subset is null ? null : $"→ subset {hop.Subset}", hop.Rule, Tone.Info, "corner-down-right", hop.OffsetMs, null));
            }
            var folded = Folded(call.Route, at);
            steps.AddRange(hop.Steps.Where(IsTold).Select(step => Decision(hop, step)));
            steps.Add(Step(hop, folded));
            at += folded.Count;
        }
        return steps;
    }

    /// <summary>Envoy's response flags in words; null where all went well.</summary>
    internal static string? Explain(string flags) => flags switch
    {
        "" or "-" => null,
        "UH" => "no healthy instance",
        "UF" => "no connection to the instance",
        "UC" => "the instance closed the connection",
        "UT" => "the instance did not answer in time",
        "NR" => "no rule matched",
        "URX" => "all retries were used up",
        "UO" => "too many calls at once to this service",
        "DC" => "the caller hung up",
        "DI" => "held back on purpose",
        "FI" => "failed on purpose",
        _ => flags,
    };

    private static RouteStep Door(RequestView call)
    {
        var refused = call.Ledger.FirstOrDefault(step => !step.Passed);
        var until = call.Route.Count > 0 ? call.Route[0].OffsetMs : call.Request.DurationMs;
        return call.Request.Door != "mesh" || call.Request.Source is null
            ? new RouteStep(0, NameOf(call.Request.Door), null, refused is null ? "key, plan and limits checked" : $"refused: {refused.Verdict}", refused is null ? Tone.Ok : Tone.Bad, refused is null ? "check" : "x", 0, until)
            : new RouteStep(0, call.Request.Source, null, "called from inside the mesh", Tone.Ok, "check", 0, until);
    }

    private static string NameOf(string door) => door switch
    {
        "ext_authz" => "Envoy, by ext_authz",
        "rate_limit" => "Envoy, by its rate limits",
        "forward_auth" => "Proxy, by forward auth",
        _ => "Gateway",
    };

    private static RouteStep Step(HopView hop, List<HopView> folded)
    {
        var tone = hop.Status is 0 or >= 500 ? Tone.Bad : hop.Status >= 400 || Explain(hop.Flags) is not null ? Tone.Warn : Tone.Ok;
        string?[] details =
        [
            hop.Depth == 0 ? Target(hop) : hop.Instance,
            hop.MutualTls ? "mutual TLS" : null,
            tone is Tone.Ok ? null : hop.Status == 0 ? "no answer" : $"answered {hop.Status}",
            Explain(hop.Flags),
            folded.Count == 0 ? null : "asked " + string.Join(", ", folded.Select(inner => $"{inner.Destination} {Milliseconds(inner.DurationMs)}")),
        ];
        return new RouteStep(
            hop.Depth,
            hop.Destination,
            hop.Version,
            string.Join(" · ", details.Where(detail => detail is not null)),
            tone,
            tone is Tone.Ok ? "check" : tone is Tone.Warn ? "triangle-alert" : "x",
            hop.OffsetMs,
            hop.DurationMs);
    }

    /// <summary>Who called is told with the hop itself, unless that was the matter.</summary>
    private static bool IsTold(HopStepView step) => step.Kind != "peer" || !step.Passed;

    private static RouteStep Decision(HopView hop, HopStepView step) => new(
        hop.Depth,
        step.Kind switch
        {
            "attempt" => "Attempt",
            "fault" => "Fault",
            "mirror" => "Mirror",
            "ejected" => "Ejected",
            "authorization" => "Access rule",
            "interdomain" => "Between domains",
            _ => step.Kind,
        },
        step.Name,
        step.Verdict,
        step.Passed ? Tone.Info : Tone.Warn,
        step.Passed ? "corner-down-right" : "triangle-alert",
        hop.OffsetMs,
        null);

    /// <summary>What a supplier asks in turn is told in its own line, as long as all went well there.</summary>
    private static List<HopView> Folded(IReadOnlyList<HopView> route, int at)
    {
        var parent = route[at];
        var below = route.Skip(at + 1).TakeWhile(hop => hop.Depth > parent.Depth).ToList();
        return parent.Depth > 0 && below.All(hop => hop.Depth == parent.Depth + 1 && hop.Status is > 0 and < 400 && Explain(hop.Flags) is null && hop.Steps.All(step => step.Passed)) ? below : [];
    }

    private static string Target(HopView hop) => hop.Instance is null ? $"{hop.Method} {hop.Path}" : $"instance {hop.Instance}";

    internal static string Milliseconds(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";
}
