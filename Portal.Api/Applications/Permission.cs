using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Applications;

/// <summary>What an actor must be to do what these use cases do. Null: it may.</summary>
internal static class Permission
{
    public static Refusal? ToUse(Actor actor, string scope) => ScopeRules.Refuse(actor, scope);

    public static Refusal? ToDecide(Actor actor)
    {
        if (!actor.IsSignedIn)
        {
            return new Refusal.Unauthenticated();
        }
        return actor.MayAdminister ? null : new Refusal.Forbidden("administrator_required", "Only an administrator decides on subscriptions.");
    }

    /// <summary>Those an actor may read: its organisation's, and all for administrators.</summary>
    public static IQueryable<Application> ReadableBy(this IQueryable<Application> applications, Actor actor) =>
        actor.MayAdminister ? applications : applications.OwnedBy(actor);

    /// <summary>Those an actor may change. Everyone else's are as if they were not there.</summary>
    public static IQueryable<Application> OwnedBy(this IQueryable<Application> applications, Actor actor) =>
        applications.Where(application => actor.OrganizationId != null && application.OrganizationId == actor.OrganizationId);

    public static Refusal NoSuchApplication() => new Refusal.NotFound("not_found", "There is no such application of yours. Look for it in the list of your applications.");
}
