using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>Lets an application's calls through under the plan it asked for. Administrators only; of two decisions at once one counts.</summary>
public sealed class ApproveSubscription
{
    private readonly SubscriptionDecision _decision;

    internal ApproveSubscription(SubscriptionDecision decision) => _decision = decision;

    public async Task<Outcome<SubscriptionStatus>> ExecuteAsync(Actor actor, Guid id, Approval request, CancellationToken cancellationToken) =>
        (Permission.ToDecide(actor) ?? Input.Check(request)) is { } refusal
            ? refusal
            : await _decision.DecideAsync(actor, id, SubscriptionState.Active, request.Reason, cancellationToken);
}

/// <summary>An approval; the reason, if any, is mailed to those who asked.</summary>
public sealed record Approval([property: TextLength(0, 500)] string? Reason = null);
