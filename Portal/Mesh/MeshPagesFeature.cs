using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Identity;

namespace Portal.Mesh;

internal static class MeshPagesFeature
{
    public static void AddMeshPages(this IServiceCollection services) => services.AddScoped<MeshSight>();

    public static void MapMeshPages(this IEndpointRouteBuilder routes) => routes.MapGet(MeshLook.Fragment, Scene).ExcludeFromDescription();

    /// <summary>The graph with all that stands around it, as the page of the same query has it.</summary>
    private static async Task<Results<RazorComponentResult<MeshScene>, NotFound>> Scene(
        HttpContext http, ActorResolver actors, MeshSight sight, TimeProvider clock, CancellationToken cancellationToken)
    {
        var look = MeshLook.Of(http.Request.Query, clock.GetUtcNow());
        return sight.Of(await actors.ResolveAsync(http.User, cancellationToken), look) is { } seen
            ? new RazorComponentResult<MeshScene>(new { seen.Graph, Look = look, seen.Detail })
            : TypedResults.NotFound();
    }
}
