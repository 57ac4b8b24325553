using Microsoft.AspNetCore.Routing;
using Portal.Api.Catalog.Revisions;

namespace Portal.Api.Catalog;

/// <summary>
/// The contract files of the management API, for who reads pages: such a reader has a session, which that API does not take, and would be
/// told of a version for insiders that it is not there.
/// </summary>
public static class ContractDownloads
{
    /// <summary>Maps beside the pages. Anyone may ask; what a reader may not see is not there.</summary>
    public static void MapContractDownloads(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/contracts/{api}/{version}").ExcludeFromDescription();
        files.MapGet("", CatalogEndpoints.GetContract);
        files.MapGet("/{number}", RevisionEndpoints.GetRevision);
    }
}
