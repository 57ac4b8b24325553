namespace Portal.Api.Partners.Approvals;

/// <summary>What an administrator can do to an organisation: from which states, to which, and what it is called.</summary>
internal sealed record OrganizationTurn(OrganizationState To, string Verb, params OrganizationState[] From)
{
    public static readonly OrganizationTurn Approve = new(OrganizationState.Active, "approved", OrganizationState.Pending);

    public static readonly OrganizationTurn Reject = new(OrganizationState.Rejected, "rejected", OrganizationState.Pending);

    public static readonly OrganizationTurn Suspend = new(OrganizationState.Suspended, "suspended", OrganizationState.Active);

    public static readonly OrganizationTurn Reinstate = new(OrganizationState.Active, "reinstated", OrganizationState.Suspended, OrganizationState.Rejected);
}
