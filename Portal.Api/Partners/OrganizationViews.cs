namespace Portal.Api.Partners;

public enum OrganizationState
{
    /// <summary>An administrator has yet to decide.</summary>
    Pending,
    Active,
    Rejected,

    /// <summary>It was active and is stopped for now: what it has is kept, and its calls are refused.</summary>
    Suspended,
}

public sealed record OrganizationView(
    Guid Id,
    string Name,
    OrganizationState State,
    bool IsInternal,
    string Purpose,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Reason,
    IReadOnlyList<MemberView> Members);

public sealed record MemberView(Guid UserId, string Name, string Email, bool EmailConfirmed, bool IsOwner);

/// <summary>What became of an organisation.</summary>
public sealed record OrganizationStatus(Guid Id, OrganizationState State);

/// <summary>What of the list is wanted; <see cref="Text"/> is part of a name or an address.</summary>
public sealed record OrganizationFilter(string? Text = null, OrganizationState? State = null, int Page = 1);

public sealed record OrganizationPage(IReadOnlyList<OrganizationView> Organizations, int Page, int Total)
{
    public int Pages => Math.Max(1, (Total + OrganizationQueries.PageSize - 1) / OrganizationQueries.PageSize);
}
