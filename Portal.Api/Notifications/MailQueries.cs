using Microsoft.EntityFrameworkCore;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Notifications;

/// <summary>Mail that did not arrive, for administrators.</summary>
public sealed class MailQueries
{
    private readonly PortalDbContext _db;

    internal MailQueries(PortalDbContext db) => _db = db;

    /// <summary>Given up, or failing now; the newest 50. Others than administrators get none.</summary>
    public async Task<IReadOnlyList<TroubledMail>> TroubledAsync(Actor actor, CancellationToken cancellationToken) =>
        !actor.MayAdminister ? [] : await _db.Set<OutboxMail>()
            .Where(mail => mail.SentAt == null && mail.LastError != null)
            .OrderByDescending(mail => mail.CreatedAt).Take(50)
            .Select(mail => new TroubledMail(mail.Id, mail.Recipient, mail.Subject, mail.CreatedAt, mail.Attempts, mail.NextAttemptAt, mail.LastError!))
            .ToListAsync(cancellationToken);
}

/// <summary><see cref="NextAttemptAt"/> null: given up.</summary>
public sealed record TroubledMail(Guid Id, string To, string Subject, DateTimeOffset CreatedAt, int Attempts, DateTimeOffset? NextAttemptAt, string Error);
