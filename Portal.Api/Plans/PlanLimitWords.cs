using System.Globalization;

namespace Portal.Api.Plans;

/// <summary>A limit as people say it, in problems and on pages alike.</summary>
public static class PlanLimitWords
{
    /// <summary>Such as <c>1,000 calls a day</c>, <c>20 calls of book an hour</c>, <c>500 MB of traffic a month</c>, <c>5 calls at once</c>.</summary>
    public static string Of(PlanLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        if (limit.Count == 0)
        {
            return limit.Metric == PlanLimit.Hits ? "no calls" : $"no {limit.Metric}";
        }
        return $"{limit.Count.ToString("#,0", CultureInfo.InvariantCulture)} {What(limit)} {When(limit)}";
    }

    private static string What(PlanLimit limit) => limit switch
    {
        { Unit: { } unit } => $"{unit} of {limit.Metric}",
        { Metric: PlanLimit.Hits } => limit.Count == 1 ? "call" : "calls",
        _ => $"{(limit.Count == 1 ? "call" : "calls")} of {limit.Metric}",
    };

    private static string When(PlanLimit limit) => limit switch
    {
        { Kind: LimitKind.Concurrency } => "at once",
        { Window: LimitWindow.Eternity } => "in all",
        { Window: LimitWindow.Hour } => "an hour",
        _ => $"a {limit.Window.ToString().ToLowerInvariant()}",
    };
}
