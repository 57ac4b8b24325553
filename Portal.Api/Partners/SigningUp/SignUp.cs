using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Identity.OneTime;
using Portal.Api.Identity.Passwords;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.SigningUp;

/// <summary>
/// Takes in an organisation and its first person. The answer, and the time it takes, are the same whether or not the e-mail is
/// known: only its owner learns that, by mail.
/// </summary>
public sealed class SignUp
{
    private readonly PortalDbContext _db;
    private readonly SignUpLimit _limit;
    private readonly UserManager<PortalUser> _users;
    private readonly OneTimeTokens _tokens;
    private readonly AccountMail _mail;
    private readonly MailOutbox _outbox;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal SignUp(
        PortalDbContext db,
        SignUpLimit limit,
        UserManager<PortalUser> users,
        OneTimeTokens tokens,
        AccountMail mail,
        MailOutbox outbox,
        AuditTrail audit,
        TimeProvider time)
    {
        _db = db;
        _limit = limit;
        _users = users;
        _tokens = tokens;
        _mail = mail;
        _outbox = outbox;
        _audit = audit;
        _time = time;
    }

    public async Task<Outcome<SignUpStatus>> ExecuteAsync(NewSignUp request, IPAddress? address, CancellationToken cancellationToken)
    {
        if (SignUpRules.Check(request) is { } invalid)
        {
            return invalid;
        }
        if (_limit.Take(address) is { } tooMany)
        {
            return tooMany;
        }
        var now = _time.GetUtcNow();
        var user = NewUser(request, now);
        var organization = NewOrganization(request, user, now);
        if (!await _db.Users.AnyAsync(known => known.NormalizedUserName == user.NormalizedUserName, cancellationToken)
            && await AddAsync(user, organization, cancellationToken))
        {
            return new SignUpStatus(organization.Id, OrganizationState.Pending);
        }
        await TellOwnerAsync(user.NormalizedUserName!, cancellationToken);
        return new SignUpStatus(organization.Id, OrganizationState.Pending);
    }

    /// <summary>False: somebody else signed up with this e-mail at the same moment.</summary>
    private async Task<bool> AddAsync(PortalUser user, Organization organization, CancellationToken cancellationToken)
    {
        _db.Add(user);
        _db.Add(organization);
        _mail.AddConfirmation(_db, user, _tokens.Issue(_db, user.Id, OneTimePurpose.ConfirmEmail, AccountMail.ConfirmationLifetime));
        var actor = new Actor { Kind = ActorKind.Person, Name = user.DisplayName, UserId = user.Id };
        _audit.Add(_db, actor, "organization.signed-up", $"organization/{organization.Id}", $"{organization.Name} signed up.", organization.Id);
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            _db.ChangeTracker.Clear();
            return false;
        }
        _outbox.Wake();
        return true;
    }

    private async Task TellOwnerAsync(string normalizedName, CancellationToken cancellationToken)
    {
        var owner = await _db.Users.SingleAsync(known => known.NormalizedUserName == normalizedName, cancellationToken);
        if (await _tokens.JustIssuedAsync(_db, owner.Id, OneTimePurpose.ResetPassword, cancellationToken))
        {
            return;
        }
        _mail.AddAlreadyKnown(_db, owner, _tokens.Issue(_db, owner.Id, OneTimePurpose.ResetPassword, AccountMail.ResetLifetime));
        await _db.SaveChangesAsync(cancellationToken);
        _outbox.Wake();
    }

    private PortalUser NewUser(NewSignUp request, DateTimeOffset now)
    {
        var email = request.Email.Trim();
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(now),
            DisplayName = request.Name.Trim(),
            UserName = email,
            NormalizedUserName = _users.NormalizeName(email),
            Email = email,
            NormalizedEmail = _users.NormalizeEmail(email),
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };
        // Hashed before anything is looked up: this is what takes the time.
        user.PasswordHash = _users.PasswordHasher.HashPassword(user, request.Password);
        return user;
    }

    private static Organization NewOrganization(NewSignUp request, PortalUser owner, DateTimeOffset now)
    {
        var organization = new Organization
        {
            Id = Guid.CreateVersion7(now),
            Name = request.Organization.Trim(),
            Purpose = request.Purpose.Trim(),
            State = OrganizationState.Pending,
            CreatedAt = now,
        };
        organization.Members.Add(new Membership { OrganizationId = organization.Id, UserId = owner.Id, IsOwner = true, Since = now });
        return organization;
    }
}
