using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Audit;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Api.Plans;

namespace Portal.Api.Travelz.Portals;

/// <summary>
/// Gives each of the company's portals, at the first start, what any partner has: an organisation, an application, a subscription and a key.
/// Once: what an administrator takes away afterwards stays away.
/// </summary>
internal sealed class PortalConsumers(
    PortalDbContextFactory contexts, PortalKeys keys, IAccessPublisher access, AuditTrail audit, RoleSettings roles, TimeProvider clock, ILogger<PortalConsumers> logger) : IHostedService
{
    private const string Api = "travels";
    private const string Terms = "internal";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Travelz))
        {
            return;
        }
        var isNew = false;
        foreach (var site in PortalSite.All)
        {
            isNew |= await IntroduceAsync(site, cancellationToken);
        }
        if (isNew)
        {
            await access.PublishAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IntroduceAsync(PortalSite site, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var id = keys.Id(site, "organization");
        if (await db.Set<Organization>().AnyAsync(known => known.Id == id, cancellationToken))
        {
            return false;
        }
        if (await db.Set<Plan>().SingleOrDefaultAsync(plan => plan.Api == Api && plan.Slug == Terms && plan.WithdrawnAt == null, cancellationToken) is not { } plan)
        {
            logger.NoPlanForPortal(site.Name, Api, Terms);
            return false;
        }
        Add(db, site, id, plan, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            // Another process on the same data began at the same time and was first.
            return false;
        }
    }

    private void Add(PortalDbContext db, PortalSite site, Guid id, Plan plan, DateTimeOffset now)
    {
        var organization = new Organization
        {
            Id = id,
            Name = site.Name,
            Purpose = $"The company's own travel portal {site.Site}.",
            State = OrganizationState.Active,
            IsInternal = true,
            CreatedAt = now,
            DecidedAt = now,
            DecidedBy = Actor.System.Name,
        };
        var application = new Application
        {
            Id = keys.Id(site, "application"),
            OrganizationId = id,
            Name = site.Site,
            NameKey = Application.KeyOf(site.Site),
            Description = $"Sells trips in {site.Country}. Calls the agency from another domain of the mesh.",
            CreatedAt = now,
        };
        application.Subscriptions.Add(new Subscription
        {
            Id = keys.Id(site, "subscription"),
            ApplicationId = application.Id,
            Api = plan.Api,
            PlanId = plan.Id,
            State = SubscriptionState.Active,
            RequestedAt = now,
            RequestedBy = Actor.System.Name,
            DecidedAt = now,
            DecidedBy = AutomaticActivation.Decider,
        });
        application.Credentials.Add(Key(site, application.Id, now));
        db.Add(organization);
        db.Add(application);
        audit.Add(db, Actor.System, "organization.created", $"organization/{id}",
            $"{site.Name}, a portal of the company's own, was created with the application {site.Site}, a subscription to {plan.Api} under {plan.Title} and a key.", id);
    }

    private Credential Key(PortalSite site, Guid application, DateTimeOffset now)
    {
        var key = keys.First(site);
        return new Credential
        {
            Id = keys.Id(site, "credential"),
            ApplicationId = application,
            Kind = CredentialKind.UserKey,
            Name = "First start",
            Hash = key.Hash,
            Prefix = key.Prefix,
            Last4 = key.Last4,
            Place = 1,
            CreatedAt = now,
            CreatedBy = Actor.System.Name,
            AllowedAddresses = [],
            AllowedReferrers = [],
        };
    }
}
