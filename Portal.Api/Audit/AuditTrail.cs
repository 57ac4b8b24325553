using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Audit;

/// <summary>Append-only record of who did what. The entry joins the caller's unit of work, so it is saved with the change or not at all.</summary>
internal sealed class AuditTrail(TimeProvider time)
{
    /// <param name="act">Stable name, such as <c>subscription.approved</c>.</param>
    /// <param name="subject">What it was done to, such as <c>subscription/0193…</c>.</param>
    /// <param name="summary">A sentence for people; no secrets.</param>
    /// <param name="at">Of what is written a while after it happened; null: now.</param>
    public void Add(PortalDbContext db, Actor actor, string act, string subject, string summary, Guid? organizationId = null, string? reason = null, DateTimeOffset? at = null)
    {
        var now = at ?? time.GetUtcNow();
        db.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            ActorKind = actor.Kind,
            ActorName = actor.Name,
            ActorId = actor.UserId,
            Act = act,
            Subject = subject,
            Summary = summary,
            OrganizationId = organizationId,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason,
        });
    }
}
