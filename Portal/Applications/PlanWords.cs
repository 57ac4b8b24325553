using Portal.Api.Plans;

namespace Portal.Applications;

/// <summary>Plans as people say them.</summary>
internal static class PlanWords
{
    /// <summary>Such as <c>60 calls a minute, 1,000 calls a day</c>.</summary>
    public static string Limits(PlanView plan) =>
        plan.Limits.Count == 0 ? "No limits" : string.Join(", ", plan.Limits.Select(PlanLimitWords.Of));

    public static string Approval(PlanView plan) =>
        plan.Approval is PlanApproval.Automatic ? "Active at once" : "An administrator approves it";
}
