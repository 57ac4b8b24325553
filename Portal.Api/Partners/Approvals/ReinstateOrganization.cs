using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Partners.Approvals;

/// <summary>Lets an organisation in again that was suspended, or rejected by mistake; its keys work as before. Administrators only; of two decisions at once one counts.</summary>
public sealed class ReinstateOrganization
{
    private readonly OrganizationDecision _decision;

    internal ReinstateOrganization(OrganizationDecision decision) => _decision = decision;

    public async Task<Outcome<OrganizationStatus>> ExecuteAsync(Actor actor, Guid id, OrganizationReinstatement request, CancellationToken cancellationToken) =>
        (Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal
            ? refusal
            : await _decision.DecideAsync(actor, id, OrganizationTurn.Reinstate, request.Reason, cancellationToken);
}

/// <summary>A reinstatement; the reason, if any, is mailed to the organisation.</summary>
public sealed record OrganizationReinstatement([property: TextLength(0, 500)] string? Reason = null);
