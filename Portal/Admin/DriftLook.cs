using Portal.Api.Drift.Inbox;
using Portal.Ui;

namespace Portal.Admin;

/// <summary>Findings in the words and shapes of pages.</summary>
internal static class DriftLook
{
    public static readonly IReadOnlyList<SelectOption> Kinds =
    [
        new("", "Everything"), new("operation", "Operations"), new("parameter", "Parameters"), new("field", "Fields"), new("status", "Statuses"), new("value", "Values"), new("mediaType", "Media types"),
    ];

    public static readonly IReadOnlyList<SelectOption> Shows =
        [new("", "Seen, not documented"), new("never-seen", "Documented, never seen"), new("dismissed", "Dismissed")];

    public static string Icon(DriftKind kind) => kind switch
    {
        DriftKind.Operation => "route",
        DriftKind.Parameter => "settings",
        DriftKind.Field => "braces",
        DriftKind.Status => "activity",
        DriftKind.Value => "list",
        _ => "file-text",
    };

    public static DriftKind? Kind(string? word) => Enum.TryParse<DriftKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Which findings a choice of <see cref="Shows"/> means.</summary>
    public static (DriftSide? Side, DriftState State) Show(string? word) => word switch
    {
        "never-seen" => (DriftSide.NeverSeen, DriftState.Open),
        "dismissed" => (null, DriftState.Dismissed),
        _ => (DriftSide.Undocumented, DriftState.Open),
    };

    public static string Count(DriftFindingView finding) => finding.Side is DriftSide.NeverSeen
        ? $"Never seen in {ChartNumbers.Whole(finding.Of)} {Unit(finding)}"
        : finding.Of > finding.Count ? $"{ChartNumbers.Whole(finding.Count)} of {ChartNumbers.Whole(finding.Of)} {Unit(finding)}" : finding.Count == 1 ? "1 time" : $"{ChartNumbers.Whole(finding.Count)} times";

    private static string Unit(DriftFindingView finding) => finding.Kind is DriftKind.Field || (finding.Kind is DriftKind.Value && finding.Place is not DriftPlace.Query) ? "bodies" : "calls";
}
