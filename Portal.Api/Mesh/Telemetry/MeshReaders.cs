using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Mesh.Telemetry;

/// <summary>Who may see how the company's services call each other.</summary>
internal static class MeshReaders
{
    private static readonly Refusal.Forbidden Only =
        new("mesh_of_the_company", "The mesh is seen by administrators and by people of the company's own organisations; a token needs the scope usage:read.");

    public static Refusal? Refuse(Actor actor) =>
        !actor.IsSignedIn ? new Refusal.Unauthenticated() : actor.MayAdminister || (actor.IsInternal && actor.Has(AccessScopes.UsageRead)) ? null : Only;
}
