using Microsoft.AspNetCore.Components;
using Portal.Api.Mesh.Telemetry.Traces;
using Portal.Console;
using Portal.Ui;

namespace Portal.Mesh;

/// <summary>The hops of a call over time, each with what was decided on the way.</summary>
public sealed partial class Waterfall : ComponentBase
{
    private const int Ticks = 4;

    private double _total;

    [Parameter, EditorRequired]
    public TracedCallView Call { get; set; } = null!;

    private bool IsFromGateway => Call.Call.Door == "gateway";

    private string Door => IsFromGateway ? Call.Call.Caller is { } caller ? $"{caller}, by the gateway" : "Gateway" : Call.Call.Caller ?? "A workload";

    protected override void OnParametersSet() =>
        _total = Math.Max(0.001, Call.Spans.Select(span => span.OffsetMs + span.DurationMs).Append(Call.Call.DurationMs).Max());

    private static Tone ToneOf(TraceSpanView span) =>
        span.Status is 0 or >= 500 ? Tone.Bad : span.Status >= 400 || span.Flags != "-" || span.Steps.Any(step => !step.Passed) ? Tone.Warn : Tone.Ok;

    private static string IconOf(Tone tone) => tone is Tone.Ok ? "check" : tone is Tone.Warn ? "triangle-alert" : "x";

    private static string Said(Tone tone) => tone is Tone.Ok ? "Succeeded" : tone is Tone.Warn ? "With a warning" : "Failed";

    private static string Outcome(TraceSpanView span)
    {
        var status = span.Status switch { 0 => ", no answer", >= 400 => $", answered {span.Status}", _ => "" };
        return CallRoute.Explain(span.Flags) is { } flags ? $"{status}: {flags}" : status;
    }

    private static IEnumerable<(string Name, string Value)> Facts(TraceSpanView span)
    {
        (string Name, string? Value)[] facts =
        [
            ("Request", $"{span.Method} {span.Path}"),
            ("Answer", span.Status == 0 ? "none" : $"{span.Status}, {ChartNumbers.Whole(span.ResponseBytes)} bytes"),
            ("Workload", span.Workload is null ? null : $"{span.Workload} of {span.Domain}"),
            ("Instance", span.Instance),
            ("Virtual service", span.VirtualService ?? "none speaks of it"),
            ("Rule", span.Rule),
            ("Subset", span.Subset),
            ("Flags", span.Flags == "-" ? null : span.Flags),
            ("Transport", span.MutualTls ? "mutual TLS" : "no mutual TLS"),
            ("Span", span.SpanId),
        ];
        return facts.Where(fact => fact.Value is not null).Select(fact => (fact.Name, fact.Value!));
    }
}
