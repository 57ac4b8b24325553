using Portal.Api.Applications.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Plans;

namespace Portal.Api.Applications;

public enum SubscriptionState
{
    /// <summary>An administrator has yet to decide.</summary>
    Pending,
    Active,
    Rejected,
    Cancelled,
}

public sealed record ApplicationView(
    Guid Id,
    string Name,
    string Description,
    Guid OrganizationId,
    string OrganizationName,
    DateTimeOffset CreatedAt,
    IReadOnlyList<SubscriptionView> Subscriptions,
    IReadOnlyList<CredentialView> Credentials)
{
    /// <summary>Its name at the gateway, beside an app_key or as an OAuth client: no secret.</summary>
    public string AppId => AppIdOf(Id);

    internal static string AppIdOf(Guid application) => application.ToString("N");
}

public sealed record SubscriptionView(
    Guid Id,
    Guid ApplicationId,
    string ApplicationName,
    Guid OrganizationId,
    string OrganizationName,
    string Api,
    string ApiTitle,
    PlanView Plan,
    SubscriptionState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Reason)
{
    /// <summary>The plan that was asked for in place of the present one and waits for a decision; null: none.</summary>
    public PlanView? WantedPlan { get; init; }

    public DateTimeOffset? WantedAt { get; init; }

    public string? WantedBy { get; init; }
}

/// <summary>
/// A credential as shown after its issue: never the secret. <see cref="Prefix"/> and <see cref="Last4"/> help to recognise it;
/// <see cref="ReplacesId"/> is the one it was made to take the place of; an empty list of what is allowed allows all.
/// </summary>
public sealed record CredentialView(
    Guid Id,
    CredentialKind Kind,
    string Name,
    string Prefix,
    string Last4,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    string? LastUsedFrom,
    string? LastUsedOperation,
    Guid? ReplacesId,
    IReadOnlyList<string> AllowedAddresses,
    IReadOnlyList<string> AllowedReferrers,
    RevocationView? Revocation)
{
    /// <summary>Of a client certificate; null: it is of another kind.</summary>
    public CertificateView? Certificate { get; init; }
}

/// <summary>On how many of the gateways that were alive the credential was seen refused, and how long the slowest took.</summary>
public sealed record RevocationView(int RefusedOn, int Gateways, long? SlowestMilliseconds);
