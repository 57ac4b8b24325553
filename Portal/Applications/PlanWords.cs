using Portal.Api.Identity;
using Portal.Api.Plans;

namespace Portal.Applications;

/// <summary>Plans as people say them.</summary>
internal static class PlanWords
{
    /// <summary>Such as <c>60 calls a minute, 1,000 calls a day</c>.</summary>
    public static string Limits(PlanView plan) =>
        plan.Limits.Count == 0 ? "No limits" : string.Join(", ", plan.Limits.Select(PlanLimitWords.Of));

    public static string Approval(PlanView plan) =>
        plan.Approval is PlanApproval.Automatic ? "Needs no approval of its own" : "An administrator approves it";

    /// <summary>The same for who is about to subscribe: an organisation that waits for its own approval waits with its plans.</summary>
    public static string Approval(PlanView plan, Actor reader) => plan.Approval is not PlanApproval.Automatic ? Approval(plan)
        : reader.IsOrganizationActive ? "Active at once"
        : reader.IsOrganizationSuspended ? "Your organisation is suspended" : "Active as soon as your organisation is approved";
}
