using Portal.Api.Identity;

namespace Portal.Api.Audit;

/// <summary>What of the trail is wanted. <see cref="Area"/> is the first word of an act: <c>organization</c> finds <c>organization.approved</c>.</summary>
public sealed record AuditFilter(string? Text = null, string? Area = null, Guid? OrganizationId = null, int Page = 1);

public sealed record AuditPage(IReadOnlyList<AuditEntryView> Entries, int Page, int Total)
{
    public int Pages => Math.Max(1, (Total + AuditQueries.PageSize - 1) / AuditQueries.PageSize);
}

public sealed record AuditEntryView(
    Guid Id,
    DateTimeOffset At,
    ActorKind ActorKind,
    string ActorName,
    string Act,
    string Subject,
    string Summary,
    Guid? OrganizationId,
    string? Reason);
