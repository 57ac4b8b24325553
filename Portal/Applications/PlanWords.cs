using System.Globalization;
using Portal.Api.Plans;

namespace Portal.Applications;

/// <summary>Plans as people say them.</summary>
internal static class PlanWords
{
    /// <summary>Such as <c>60 calls a minute, 1,000 calls a day</c>.</summary>
    public static string Limits(PlanView plan) =>
        plan.Limits.Count == 0 ? "No limits" : string.Join(", ", plan.Limits.Select(Limit));

    public static string Approval(PlanView plan) =>
        plan.Approval is PlanApproval.Automatic ? "Active at once" : "An administrator approves it";

    private static string Limit(PlanLimit limit)
    {
        var count = limit.Count.ToString("#,0", CultureInfo.InvariantCulture);
        return limit.Window is LimitWindow.Eternity
            ? $"{count} calls in all"
            : $"{count} calls {(limit.Window is LimitWindow.Hour ? "an" : "a")} {limit.Window.ToString().ToLowerInvariant()}";
    }
}
