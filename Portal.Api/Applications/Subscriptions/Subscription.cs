using Portal.Api.Plans;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>An application's leave to call an API under a plan.</summary>
internal sealed class Subscription
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>Set by the database context; null only before it is loaded.</summary>
    public Application Application { get; init; } = null!;

    /// <summary>Slug of the API, as the plan has it: kept here so that an index can hold one live subscription per application and API.</summary>
    public required string Api { get; init; }

    public required Guid PlanId { get; set; }

    public Plan Plan { get; init; } = null!;

    /// <summary>The plan that was asked for in place of the present one and waits for a decision. Null: none.</summary>
    public Guid? WantedPlanId { get; set; }

    public Plan? WantedPlan { get; init; }

    public DateTimeOffset? WantedAt { get; set; }

    public string? WantedBy { get; set; }

    public required SubscriptionState State { get; set; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required string RequestedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public string? Reason { get; set; }

    public void WantNothing() => (WantedPlanId, WantedAt, WantedBy) = (null, null, null);
}
