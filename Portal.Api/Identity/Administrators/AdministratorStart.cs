using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Identity.OneTime;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.Administrators;

/// <summary>Makes the first administrator's account, without a password, and at each start a link that signs in as it once.</summary>
internal sealed class AdministratorStart(
    PortalDbContextFactory contexts,
    OneTimeTokens tokens,
    AdministratorLink link,
    RoleSettings roles,
    IOptions<BootstrapOptions> options,
    ILookupNormalizer normalizer,
    TimeProvider time) : IHostedService
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Portal))
        {
            return;
        }
        await using var db = contexts.Create();
        var administrator = await db.Users.Where(user => user.IsAdministrator).OrderBy(user => user.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        if (administrator is null)
        {
            administrator = First();
            db.Add(administrator);
            await db.SaveChangesAsync(cancellationToken);
        }
        await OneTimeTokens.RevokeAsync(db, administrator.Id, OneTimePurpose.AdministratorLink, cancellationToken);
        link.Token = tokens.Issue(db, administrator.Id, OneTimePurpose.AdministratorLink, Lifetime);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private PortalUser First()
    {
        var now = time.GetUtcNow();
        var email = options.Value.AdminEmail;
        return new PortalUser
        {
            Id = Guid.CreateVersion7(now),
            DisplayName = "Administrator",
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            IsAdministrator = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };
    }
}
