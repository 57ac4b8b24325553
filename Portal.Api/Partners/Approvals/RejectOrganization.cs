using System.ComponentModel.DataAnnotations;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Partners.Approvals;

/// <summary>Turns an organisation away, with the reason. Administrators only; of two decisions at once one counts.</summary>
public sealed class RejectOrganization
{
    private readonly OrganizationDecision _decision;

    internal RejectOrganization(OrganizationDecision decision) => _decision = decision;

    public async Task<Outcome<OrganizationStatus>> ExecuteAsync(Actor actor, Guid id, OrganizationRejection request, CancellationToken cancellationToken) =>
        (Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal
            ? refusal
            : await _decision.DecideAsync(actor, id, OrganizationTurn.Reject, request.Reason, cancellationToken);
}

/// <summary>A rejection. The reason is mailed to the organisation, so it is required.</summary>
public sealed record OrganizationRejection([property: Required, TextLength(1, 500)] string Reason);
