using System.ComponentModel.DataAnnotations;
using Portal.Api.Hosting;
using Portal.Api.Plans;

namespace Portal.Api.Applications.Simulations;

/// <summary>A limit that is only thought of. A concurrency takes no window, and cannot be played again; without a metric it is on all calls.</summary>
public sealed record ProposedLimit(
    [property: Required, TextLength(1, 32)] string Name,
    [property: Required] LimitKind? Kind,
    [property: Required, Range(0, 999_999_999_999_999, ErrorMessage = "takes a whole number from 0 to 999999999999999.")] long? Count,
    LimitWindow? Window = null,
    [property: TextLength(1, 100)] string? Metric = null)
{
    /// <summary>The rules that attributes of a list's items are not asked for.</summary>
    internal static Refusal.Invalid? Check(IReadOnlyList<ProposedLimit>? limits)
    {
        foreach (var limit in limits ?? [])
        {
            if (limit is null)
            {
                return new Refusal.Invalid("limits", "The field 'limits' takes limits, and has null among them.");
            }
            if (Input.Check(limit) is { } broken)
            {
                return broken;
            }
            if ((limit.Kind is LimitKind.Concurrency) == limit.Window is not null)
            {
                return new Refusal.Invalid("window", $"The field 'window' is {(limit.Window is null ? "needed for a rate and a quota" : "not taken by a concurrency")}: limit '{limit.Name}'.");
            }
        }
        return limits?.Select(limit => limit.Name).Distinct().Count() < limits?.Count
            ? new Refusal.Invalid("limits", "The field 'limits' has two limits of one name.")
            : null;
    }

    /// <param name="plan">Knows the units of the metrics that it has limits on.</param>
    internal PlanLimit ToLimit(PlanView plan) => new(Name, Kind!.Value, Count!.Value, Window ?? LimitWindow.Eternity)
    {
        Metric = Metric ?? PlanLimit.Hits,
        Unit = plan.Limits.FirstOrDefault(limit => limit.Metric == Metric)?.Unit,
    };
}
