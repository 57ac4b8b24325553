using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Catalog;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;
using Portal.Api.Identity;

namespace Portal.Reference;

/// <summary>
/// Pieces of reference pages that script puts in place: what a page left folded, and a sample in another language. Each has an address
/// of its own as a page, for readers without script.
/// </summary>
internal static class FragmentEndpoints
{
    public static void MapFragments(this IEndpointRouteBuilder routes)
    {
        var fragments = routes.MapGroup("/fragments").ExcludeFromDescription();
        fragments.MapGet("/schema", Schema);
        fragments.MapGet("/sample", Sample);
    }

    private static async Task<Results<RazorComponentResult<SchemaFragment>, NotFound>> Schema(
        string api, string version, string open, HttpContext http, ActorResolver actors, CatalogQueries catalog, CancellationToken cancellationToken, ShapeUse use = ShapeUse.Any, int from = 0)
    {
        var reader = await actors.ResolveAsync(http.User, cancellationToken);
        var insider = reader.IsInternal || reader.IsAdministrator;
        if (await catalog.FindContractAsync(reader, api, version, cancellationToken) is not { } contract || contract.OutlineFor(insider) is not { } outline || outline.Open(open) is not { } schema)
        {
            return TypedResults.NotFound();
        }
        var home = outline.OperationAt(open) is { } operation ? ReferenceLinks.Operation(api, version, operation.Id) : ReferenceLinks.Version(api, version);
        var look = new SchemaLook(api, version, home, insider, use);
        return new RazorComponentResult<SchemaFragment>(new { Schema = schema, Look = look, From = Math.Max(0, from) });
    }

    private static async Task<Results<RazorComponentResult<SampleCode>, NotFound>> Sample(
        string api, string version, string operation, string language, HttpContext http, ActorResolver actors, CatalogQueries catalog, ApiAddresses addresses, CancellationToken cancellationToken)
    {
        var reader = await actors.ResolveAsync(http.User, cancellationToken);
        if (await catalog.FindAsync(reader, api, cancellationToken) is not { } found
            || await catalog.FindContractAsync(reader, api, version, cancellationToken) is not { } contract
            || contract.OutlineFor(reader.IsInternal || reader.IsAdministrator).FindOperation(operation) is not { } view)
        {
            return TypedResults.NotFound();
        }
        var request = RequestBuilder.Build(view, addresses.BaseUrl(found, view), RequestInput.Example(view), found.SampleCredential);
        return new RazorComponentResult<SampleCode>(new { Request = request, view.CodeSamples, Chosen = SampleChoice.For(language, null, view) });
    }
}
