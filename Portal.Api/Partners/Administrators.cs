using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Partners;

internal static class Administrators
{
    public static readonly Refusal.Forbidden Only = new("administrator_required", "Only an administrator decides on organisations and lists them.");

    public static Refusal? Refuse(Actor actor) =>
        !actor.IsSignedIn ? new Refusal.Unauthenticated() : actor.MayAdminister ? null : Only;
}
