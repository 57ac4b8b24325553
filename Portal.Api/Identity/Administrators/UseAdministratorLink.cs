using Microsoft.AspNetCore.Identity;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity.OneTime;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.Administrators;

/// <summary>Signs in as administrator with the link that was printed at start. It works for the first who uses it.</summary>
public sealed class UseAdministratorLink
{
    public static readonly Refusal.NotFound Spent = new(
        "link_spent", "This link was used, has expired, or belongs to an earlier start. Restart the portal for a new one, or sign in with a password.");

    private readonly PortalDbContext _db;
    private readonly OneTimeTokens _tokens;
    private readonly SignInManager<PortalUser> _signIn;
    private readonly AuditTrail _audit;
    private readonly ILogger<UseAdministratorLink> _logger;

    internal UseAdministratorLink(
        PortalDbContext db, OneTimeTokens tokens, SignInManager<PortalUser> signIn, AuditTrail audit, ILogger<UseAdministratorLink> logger)
    {
        _db = db;
        _tokens = tokens;
        _signIn = signIn;
        _audit = audit;
        _logger = logger;
    }

    /// <summary>Whether the link would work. Looking does not use it up.</summary>
    public async Task<bool> WorksAsync(string? token, CancellationToken cancellationToken) =>
        await _tokens.PeekAsync(_db, token, OneTimePurpose.AdministratorLink, cancellationToken) is not null;

    public async Task<Outcome<bool>> ExecuteAsync(string? token, CancellationToken cancellationToken)
    {
        await using var transaction = await _db.Database.BeginTransactionAsync(cancellationToken);
        if (await _tokens.SpendAsync(_db, token, OneTimePurpose.AdministratorLink, cancellationToken) is not { } id
            || await _db.Users.FindAsync([id], cancellationToken) is not { IsAdministrator: true } user)
        {
            return Spent;
        }
        var actor = new Actor { Kind = ActorKind.Person, Name = user.DisplayName, UserId = id, IsAdministrator = true };
        _audit.Add(_db, actor, "administrator.link-used", $"user/{id}", "Signed in with the one-time administrator link.");
        await _db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await _signIn.SignInAsync(user, isPersistent: false);
        _logger.AdministratorLinkUsed();
        return true;
    }
}
