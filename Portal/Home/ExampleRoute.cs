using Portal.Console;
using Portal.Ui;

namespace Portal.Home;

/// <summary>How the way of a call looks, for those who have not made one.</summary>
internal static class ExampleRoute
{
    public static readonly IReadOnlyList<RouteStep> Steps =
    [
        new(0, "Gateway", null, "key, plan and limits checked", Tone.Ok, "check", 0, 0.4),
        new(0, "travels-external", "→ subset v2", "rule 1 of 1: uri prefix /travels, gateway partners", Tone.Info, "corner-down-right", 0.4, null),
        new(0, "travels", "v2", "instance 1 of 2", Tone.Ok, "check", 0.4, 13.4),
        new(1, "flights", "v1", "asked discounts 0.9 ms", Tone.Ok, "check", 1.7, 4.9),
        new(1, "hotels", "v1", "asked discounts 1.1 ms", Tone.Ok, "check", 1.7, 4.1),
        new(1, "cars", "v1", "asked discounts 1.0 ms", Tone.Ok, "check", 1.8, 4.4),
        new(1, "insurances", "v1", "asked discounts 1.0 ms", Tone.Ok, "check", 1.8, 10.2),
    ];
}
