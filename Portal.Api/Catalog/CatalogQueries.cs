using Portal.Api.Contracts;
using Portal.Api.Identity;

namespace Portal.Api.Catalog;

/// <summary>What is published, as far as the actor may see it. Null: there is nothing here for this actor.</summary>
public sealed class CatalogQueries
{
    public Task<IReadOnlyList<ApiView>> ListAsync(Actor actor, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ApiView?> FindAsync(Actor actor, string api, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The parsed contract of a version, for reference pages, samples and the console.</summary>
    public Task<ContractDocument?> FindContractAsync(Actor actor, string api, string version, CancellationToken cancellationToken) => throw new NotImplementedException();
}
