using System.Globalization;
using Portal.Api.Access.Limits;
using Portal.Api.Plans;

namespace Portal.Api.Access;

/// <summary>What callers are told whom a limit refuses: which limit, whose, when there is room again, and what is left of the others.</summary>
internal static class LimitRefusals
{
    private const string Title = "Usage limit exceeded";

    public static AccessRefusal Exceeded(AccessDecision decision, LimitReading reading)
    {
        var owner = Owner(decision, reading);
        var wait = reading.RetryAfter;
        var violated = owner.Violated.ToList();
        var others = owner.States.Where(state => !state.Violated).Select(Left).ToList();
        var left = others.Count == 0 ? "" : $" Left of the others: {string.Join(", ", others)}.";
        return new AccessRefusal(
            429,
            "limits_exceeded",
            Title,
            $"{owner.Application} has no more of {string.Join(" and ", violated.Select(state => $"the limit '{state.Limit.Name}' ({PlanLimitWords.Of(state.Limit)})"))} of its plan {owner.Plan}.{string.Concat(violated.Select(state => Resets(state, reading.At)))}{left}",
            wait is null ? "Ask for a plan that allows more." : string.Create(CultureInfo.InvariantCulture, $"Wait {wait} s and call again, or ask for a plan that allows more."))
        {
            Limits = owner,
            RetryAfter = wait,
        };
    }

    /// <param name="question">What was asked.</param>
    /// <param name="decision">Who asked.</param>
    /// <param name="reading">How the limits stand, one of them at 0.</param>
    /// <param name="plans">The plans of the API: one of them may have it.</param>
    public static AccessRefusal NotInPlan(in AccessQuestion question, AccessDecision decision, LimitReading reading, IReadOnlyList<PlanAccess> plans)
    {
        var owner = Owner(decision, reading);
        var none = owner.States.Where(state => state.Violated && state.Limit.Count == 0).Select(state => state.Limit.Metric).ToList();
        var isInternal = decision.Application!.OrganizationInternal;
        var better = plans.Where(plan => (!plan.Internal || isInternal) && !plan.Limits.Any(limit => limit.Count == 0 && none.Contains(limit.Metric))).Select(plan => plan.Title).ToList();
        var what = none.Contains(PlanLimit.Hits) ? question.Api.Title : $"{string.Join(" and ", none)} of {question.Api.Title}";
        return new AccessRefusal(
            403,
            "not_in_plan",
            "Not in your plan",
            $"{owner.Application}'s plan {owner.Plan} does not have {what}: its limit on that is 0.",
            better.Count == 0 ? "No plan that is open to you has it. Ask the API's owner for one." : $"Change to the plan {string.Join(" or ", better)}, which has it, on the application's page.")
        {
            Limits = owner,
            // 3scale knows no difference between none and no more.
            PlainStatus = 429,
            PlainTitle = Title,
        };
    }

    private static LimitOwner Owner(AccessDecision decision, LimitReading reading) =>
        new(decision.Application!.Name, decision.Subscription!.PlanTitle, reading.At, [.. reading.Concerned()]);

    private static string Resets(LimitState state, DateTimeOffset now) => state switch
    {
        { Limit.Kind: LimitKind.Concurrency } => " There is room again when a call of it ends.",
        { End: { } end } => string.Create(CultureInfo.InvariantCulture, $" '{state.Limit.Name}' resets at {end:yyyy-MM-dd'T'HH:mm:ss'Z'}, in {Math.Max(0, (long)Math.Ceiling((end - now).TotalSeconds))} s."),
        _ => $" '{state.Limit.Name}' never resets.",
    };

    private static string Left(LimitState state) => string.Create(CultureInfo.InvariantCulture, $"{state.Limit.Name} {state.Remaining} of {state.Limit.Count}");
}
