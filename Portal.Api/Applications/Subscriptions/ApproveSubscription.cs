using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>Lets an application's calls through under the plan it asked for, or moves it to the plan it wants now. Administrators only; of two decisions at once one counts.</summary>
public sealed class ApproveSubscription
{
    private readonly SubscriptionDecision _decision;

    internal ApproveSubscription(SubscriptionDecision decision) => _decision = decision;

    public async Task<Outcome<SubscriptionStatus>> ExecuteAsync(Actor actor, Guid id, Approval request, CancellationToken cancellationToken) =>
        (Permission.ToDecide(actor) ?? Input.Check(request)) is { } refusal
            ? refusal
            : await _decision.DecideAsync(actor, id, approved: true, request.Reason, request.Plan, cancellationToken);
}

/// <summary>An approval; the reason, if any, is mailed to those who asked. With a plan, it is of that plan alone.</summary>
public sealed record Approval([property: TextLength(0, 500)] string? Reason = null, [property: TextLength(1, 60)] string? Plan = null);
