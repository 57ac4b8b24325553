using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Catalog.Changelog;
using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Catalog.Revisions;
using Portal.Api.Catalog.Search;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Plans;

namespace Portal.Api.Catalog;

internal static class CatalogEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>. Anyone may ask; what an actor may not see is not there.</summary>
    public static void MapCatalog(this IEndpointRouteBuilder routes)
    {
        var apis = routes.MapGroup("/apis").WithTags("Catalog").WithOptionalToken();
        apis.MapGet("", ListApis).WithName(nameof(ListApis)).Refuses(401);
        apis.MapGet("/{api}", GetApi).WithName(nameof(GetApi)).Refuses(401, 404);
        apis.MapGet("/{api}/versions/{version}", GetApiVersion).WithName(nameof(GetApiVersion)).Refuses(401, 404);
        apis.MapGet("/{api}/versions/{version}/contract", GetContract).WithName(nameof(GetContract))
            .Produces<object>(200, contentType: ContractFile.YamlType, additionalContentTypes: [ContractFile.JsonType, ContractFile.ZipType])
            .Produces(304).Refuses(401, 404, 406);
        apis.MapChangelog();
        apis.MapGuides();
        routes.MapLifecycle();
        routes.MapRevisions();
        routes.MapPublishing();
        routes.MapDefinition();
        routes.MapDomains();
        routes.MapSearch();
    }

    private static async Task<Ok<IReadOnlyList<ApiView>>> ListApis(ClaimsPrincipal user, ActorResolver actors, CatalogQueries catalog, CancellationToken cancellationToken) =>
        TypedResults.Ok(await catalog.ListAsync(await actors.ResolveAsync(user, cancellationToken), cancellationToken));

    private static async Task<Results<Ok<ApiDetailView>, RefusalResult>> GetApi(
        string api, ClaimsPrincipal user, ActorResolver actors, CatalogQueries catalog, PlanQueries plans, CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(user, cancellationToken);
        return await catalog.FindAsync(actor, api, cancellationToken) is { } found
            ? TypedResults.Ok(ApiDetailView.From(found, await plans.ListAsync(actor, api, cancellationToken)))
            : NoApi(api);
    }

    private static async Task<Results<Ok<ApiVersionDetailView>, RefusalResult>> GetApiVersion(
        string api, string version, ClaimsPrincipal user, ActorResolver actors, CatalogQueries catalog, ApiAddresses addresses, CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(user, cancellationToken);
        if (await catalog.FindAsync(actor, api, cancellationToken) is not { } found)
        {
            return NoApi(api);
        }
        return found.Versions.FirstOrDefault(one => one.Name == version) is { } view
            && await catalog.FindContractAsync(actor, api, version, cancellationToken) is { } contract
            ? TypedResults.Ok(ApiVersionDetailView.From(found, view, contract, addresses.BaseUrl(found, contract)))
            : NoVersion(api, version);
    }

    /// <summary>The bytes as published in the format they were published in; converted in the other.</summary>
    internal static async Task<IResult> GetContract(
        string api, string version, string? format, HttpRequest request, ActorResolver actors, CatalogQueries catalog, CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(request.HttpContext.User, cancellationToken);
        return await catalog.FindContractAsync(actor, api, version, cancellationToken) is { } contract
            ? ContractFile.Answer(request, contract, format, $"{api}-{version}")
            : NoVersion(api, version);
    }

    internal static RefusalResult NoApi(string api) => new(new Refusal.NotFound("api_not_found", $"There is no API '{api}' here. GET /api/v1/apis lists those you can see."));

    private static RefusalResult NoVersion(string api, string version) =>
        new(new Refusal.NotFound("version_not_found", $"There is no version '{version}' of an API '{api}' here. GET /api/v1/apis lists those you can see."));
}
