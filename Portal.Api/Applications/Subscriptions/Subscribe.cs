using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Catalog;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Running;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Api.Plans;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>
/// Asks for leave to call an API under a plan. Under an automatic plan the subscription of an active organisation is active at once;
/// otherwise it waits, for an administrator or for the organisation's own approval.
/// </summary>
public sealed class Subscribe
{
    private readonly PortalDbContext _db;
    private readonly CatalogQueries _catalog;
    private readonly AuditTrail _audit;
    private readonly IOrganizationDirectory _organizations;
    private readonly IAccessPublisher _access;
    private readonly TimeProvider _clock;

    internal Subscribe(PortalDbContext db, CatalogQueries catalog, AuditTrail audit, IOrganizationDirectory organizations, IAccessPublisher access, TimeProvider clock)
    {
        _db = db;
        _catalog = catalog;
        _audit = audit;
        _organizations = organizations;
        _access = access;
        _clock = clock;
    }

    public async Task<Outcome<SubscriptionStatus>> ExecuteAsync(Actor actor, Guid applicationId, NewSubscription request, CancellationToken cancellationToken)
    {
        if ((Permission.ToUse(actor, AccessScopes.ApplicationsWrite) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var application = await _db.Set<Application>().OwnedBy(actor).SingleOrDefaultAsync(candidate => candidate.Id == applicationId, cancellationToken);
        if (application is null)
        {
            return Permission.NoSuchApplication();
        }
        var plans = await PlanQueries.Takeable(_db, actor).Where(plan => plan.Api == request.Api).ToListAsync(cancellationToken);
        if (plans.SingleOrDefault(plan => plan.Slug == request.Plan) is not { } chosen)
        {
            return plans.Count > 0 ? NoSuchPlan(request, plans) : NoSuchApi(request, await PlanQueries.Takeable(_db, actor).Select(plan => plan.Api).Distinct().ToListAsync(cancellationToken));
        }
        if (await _catalog.FindAsync(actor, chosen.Api, cancellationToken) is { } api && api.Versions.All(version => version.State is LifecycleState.Retired))
        {
            return new Refusal.Conflict("api_retired", $"Every version of '{chosen.Api}' that is open to you has been retired. Its page says what takes its place: {CatalogPaths.Api(chosen.Api)}.");
        }
        // Courtesy, for the common case: two at once are told apart by the index.
        if (await _db.Set<Subscription>().AnyAsync(
            held => held.ApplicationId == applicationId && held.Api == chosen.Api && (held.State == SubscriptionState.Pending || held.State == SubscriptionState.Active),
            cancellationToken))
        {
            return AlreadySubscribed(chosen);
        }
        var active = chosen.Approval == PlanApproval.Automatic && await _organizations.FindAsync(application.OrganizationId, cancellationToken) is { IsActive: true };
        return await SaveAsync(actor, application, chosen, active, cancellationToken);
    }

    private async Task<Outcome<SubscriptionStatus>> SaveAsync(Actor actor, Application application, Plan plan, bool active, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var subscription = new Subscription
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = application.Id,
            Api = plan.Api,
            PlanId = plan.Id,
            State = active ? SubscriptionState.Active : SubscriptionState.Pending,
            RequestedAt = now,
            RequestedBy = actor.Name,
            DecidedAt = active ? now : null,
            DecidedBy = active ? AutomaticActivation.Decider : null,
        };
        _db.Add(subscription);
        _audit.Add(
            _db,
            actor,
            active ? "subscription.activated" : "subscription.requested",
            $"subscription/{subscription.Id}",
            active
                ? $"{application.Name} subscribed to {plan.Api} under {plan.Title}, which needs no approval."
                : $"{application.Name} asked to subscribe to {plan.Api} under {plan.Title}.",
            application.OrganizationId);
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            _db.ChangeTracker.Clear();
            return AlreadySubscribed(plan);
        }
        // Committed: the gateway is told even when the caller has gone.
        await _access.PublishAsync(CancellationToken.None);
        return new SubscriptionStatus(subscription.Id, subscription.State);
    }

    private static Refusal.Conflict AlreadySubscribed(Plan plan) =>
        new("already_subscribed", $"This application already has a subscription to '{plan.Api}'. Change the plan of that one, or cancel it.");

    private static Refusal.Invalid NoSuchApi(NewSubscription request, List<string> known)
    {
        var meant = Likeness.Nearest(request.Api, known) is { } near ? $"; did you mean '{near}'?" : ".";
        return new Refusal.Invalid("api", $"The field 'api' names no API that you may subscribe to: '{Shorten.Text(request.Api)}'{meant} GET /api/v1/apis lists those you can see.");
    }

    private static Refusal.Invalid NoSuchPlan(NewSubscription request, List<Plan> plans) =>
        new("plan", $"The field 'plan' takes one of {string.Join(", ", plans.OrderBy(plan => plan.Position).Select(plan => plan.Slug))} for this API, not '{Shorten.Text(request.Plan)}'.");
}

/// <summary>A subscription to ask for.</summary>
public sealed record NewSubscription(
    [property: Required, TextLength(1, 60)] string Api,
    [property: Required, TextLength(1, 60)] string Plan);

/// <summary>A subscription and where it stands.</summary>
public sealed record SubscriptionStatus(Guid Id, SubscriptionState State);
