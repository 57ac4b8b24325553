using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Identity.Administrators;
using Portal.Api.Persistence;

namespace Portal.Api.Partners;

/// <summary>Makes the company's own organisation at the first start, with the administrators as its owners: they may call what partners call.</summary>
internal sealed class CompanyStart(
    PortalDbContextFactory contexts, AuditTrail audit, RoleSettings roles, IOptions<BootstrapOptions> options, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Portal))
        {
            return;
        }
        await using var db = contexts.Create();
        var name = options.Value.Organization;
        if (await db.Set<Organization>().AnyAsync(organization => organization.IsInternal && organization.Name == name, cancellationToken))
        {
            return;
        }
        var now = time.GetUtcNow();
        var company = new Organization
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Purpose = "The company itself.",
            State = OrganizationState.Active,
            IsInternal = true,
            CreatedAt = now,
            DecidedAt = now,
            DecidedBy = Actor.System.Name,
        };
        var administrators = await db.Users.Where(user => user.IsAdministrator && !db.Set<Membership>().Any(member => member.UserId == user.Id))
            .Select(user => user.Id).ToListAsync(cancellationToken);
        company.Members.AddRange(administrators.Select(id => new Membership { OrganizationId = company.Id, UserId = id, IsOwner = true, Since = now }));
        db.Add(company);
        audit.Add(db, Actor.System, "organization.created", $"organization/{company.Id}", $"{name}, the company's own organisation, was created.", company.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
