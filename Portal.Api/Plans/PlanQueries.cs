using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Plans;

/// <summary>The plans of an API that this actor may subscribe under.</summary>
public sealed class PlanQueries
{
    private readonly PortalDbContext _db;

    internal PlanQueries(PortalDbContext db) => _db = db;

    public async Task<IReadOnlyList<PlanView>> ListAsync(Actor actor, string api, CancellationToken cancellationToken)
    {
        var plans = await Offered(_db, actor).Where(plan => plan.Api == api).OrderBy(plan => plan.Position).ToListAsync(cancellationToken);
        return [.. plans.Select(plan => plan.ToView())];
    }

    /// <summary>By the API's slug, everything this actor may subscribe to: what a form offers.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PlanView>>> ByApiAsync(Actor actor, CancellationToken cancellationToken)
    {
        var plans = await Offered(_db, actor).OrderBy(plan => plan.Position).ToListAsync(cancellationToken);
        return plans.GroupBy(plan => plan.Api).ToDictionary(group => group.Key, IReadOnlyList<PlanView> (group) => [.. group.Select(plan => plan.ToView())]);
    }

    /// <summary>Internal plans are for the company's own organisations; administrators see them too, to judge by.</summary>
    internal static IQueryable<Plan> Offered(PortalDbContext db, Actor actor) => actor.IsAdministrator
        ? db.Set<Plan>().AsNoTracking().Where(plan => plan.WithdrawnAt == null)
        : Takeable(db, actor);

    /// <summary>Those the actor may subscribe its organisation's applications under.</summary>
    internal static IQueryable<Plan> Takeable(PortalDbContext db, Actor actor) => db.Set<Plan>().AsNoTracking()
        .Where(plan => plan.WithdrawnAt == null && (plan.Audience == Audience.Partners || actor.IsInternal));
}
