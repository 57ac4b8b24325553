using System.ComponentModel.DataAnnotations;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>Refuses a subscription, or its move to another plan; then it stays under the plan it has. Administrators only; of two decisions at once one counts.</summary>
public sealed class RejectSubscription
{
    private readonly SubscriptionDecision _decision;

    internal RejectSubscription(SubscriptionDecision decision) => _decision = decision;

    public async Task<Outcome<SubscriptionStatus>> ExecuteAsync(Actor actor, Guid id, Rejection request, CancellationToken cancellationToken) =>
        (Permission.ToDecide(actor) ?? Input.Check(request)) is { } refusal
            ? refusal
            : await _decision.DecideAsync(actor, id, approved: false, request.Reason, request.Plan, cancellationToken);
}

/// <summary>A rejection. The reason is mailed to those who asked, so it is required. With a plan, it is of that plan alone.</summary>
public sealed record Rejection([property: Required, TextLength(1, 500)] string Reason, [property: TextLength(1, 60)] string? Plan = null);
