using System.ComponentModel.DataAnnotations;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Partners.Approvals;

/// <summary>Stops an organisation: every call of its applications is refused from now on; keys, subscriptions and settings are kept. Administrators only; of two decisions at once one counts.</summary>
public sealed class SuspendOrganization
{
    private readonly OrganizationDecision _decision;

    internal SuspendOrganization(OrganizationDecision decision) => _decision = decision;

    public async Task<Outcome<OrganizationStatus>> ExecuteAsync(Actor actor, Guid id, OrganizationSuspension request, CancellationToken cancellationToken) =>
        (Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal
            ? refusal
            : await _decision.DecideAsync(actor, id, OrganizationTurn.Suspend, request.Reason, cancellationToken);
}

/// <summary>A suspension. The reason is mailed to the organisation, so it is required.</summary>
public sealed record OrganizationSuspension([property: Required, TextLength(1, 500)] string Reason);
