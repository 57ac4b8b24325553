using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Catalog.Domains;
using Portal.Api.Identity;
using Portal.Api.Mesh.Portals;

namespace Portal.Mesh;

internal static class MeshPagesFeature
{
    public static void AddMeshPages(this IServiceCollection services) => services.AddScoped<MeshSight>();

    public static void MapMeshPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(MeshLook.Fragment, Scene).ExcludeFromDescription();
        routes.MapGet(PortalsPage.Fragment, Figures).ExcludeFromDescription();
        // Where people look for it first.
        routes.MapGet("/mesh", () => TypedResults.LocalRedirect("/admin/mesh")).ExcludeFromDescription();
    }

    /// <summary>The graph with all that stands around it, as the page of the same query has it.</summary>
    private static async Task<Results<RazorComponentResult<MeshScene>, NotFound>> Scene(
        HttpContext http, ActorResolver actors, MeshSight sight, DomainQueries domains, TimeProvider clock, CancellationToken cancellationToken)
    {
        var look = MeshLook.Of(http.Request.Query, clock.GetUtcNow());
        var reader = await actors.ResolveAsync(http.User, cancellationToken);
        return sight.Of(reader, look) is { } seen
            ? new RazorComponentResult<MeshScene>(new { seen.Graph, Look = look, seen.Detail, Domains = await domains.ListAsync(reader, cancellationToken) })
            : TypedResults.NotFound();
    }

    /// <summary>The figures of each portal, as its page has them.</summary>
    private static async Task<Results<RazorComponentResult<PortalList>, NotFound>> Figures(
        HttpContext http, ActorResolver actors, PortalTrafficQueries portals, CancellationToken cancellationToken) =>
        portals.List(await actors.ResolveAsync(http.User, cancellationToken)) is { IsRefused: false, Value: var list }
            ? new RazorComponentResult<PortalList>(new { list.Portals })
            : TypedResults.NotFound();
}
