using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Partners.Approvals;

/// <summary>Lets an organisation have keys and make calls. Administrators only; of two decisions at once one counts.</summary>
public sealed class ApproveOrganization
{
    private readonly OrganizationDecision _decision;

    internal ApproveOrganization(OrganizationDecision decision) => _decision = decision;

    public async Task<Outcome<OrganizationStatus>> ExecuteAsync(Actor actor, Guid id, OrganizationApproval request, CancellationToken cancellationToken) =>
        (Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal
            ? refusal
            : await _decision.DecideAsync(actor, id, OrganizationTurn.Approve, request.Reason, cancellationToken);
}

/// <summary>An approval; the reason, if any, is mailed to the organisation.</summary>
public sealed record OrganizationApproval([property: TextLength(0, 500)] string? Reason = null);
