using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Identity.OneTime;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.SigningUp;

/// <summary>Believes that an address belongs to who signed up with it, by the link in the mail. A link works once.</summary>
public sealed class ConfirmEmail
{
    public static readonly Refusal.NotFound Spent = new("link_spent", "This link was used already or has expired. Ask for a new one.");

    internal static readonly Refusal.Conflict ChangedMeanwhile = new("changed_meanwhile", "This account has changed meanwhile, and nothing was stored. The link still works: try again.");

    private readonly PortalDbContext _db;
    private readonly OneTimeTokens _tokens;
    private readonly AuditTrail _audit;

    internal ConfirmEmail(PortalDbContext db, OneTimeTokens tokens, AuditTrail audit)
    {
        _db = db;
        _tokens = tokens;
        _audit = audit;
    }

    /// <summary>Whether the link would work. Looking, as a mail scanner does, does not use it up.</summary>
    public async Task<bool> WorksAsync(string? token, CancellationToken cancellationToken) =>
        await _tokens.PeekAsync(_db, token, OneTimePurpose.ConfirmEmail, cancellationToken) is not null;

    public async Task<Outcome<bool>> ExecuteAsync(string? token, CancellationToken cancellationToken)
    {
        await using var transaction = await _db.Database.BeginTransactionAsync(cancellationToken);
        if (await _tokens.SpendAsync(_db, token, OneTimePurpose.ConfirmEmail, cancellationToken) is not { } id
            || await _db.Users.FindAsync([id], cancellationToken) is not { } user)
        {
            return Spent;
        }
        user.EmailConfirmed = true;
        var actor = new Actor { Kind = ActorKind.Person, Name = user.DisplayName, UserId = id };
        _audit.Add(_db, actor, "user.email-confirmed", $"user/{id}", $"{user.DisplayName} confirmed the e-mail address.");
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Not committed: the link is not spent.
            _db.ChangeTracker.Clear();
            return ChangedMeanwhile;
        }
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
