using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;
using Portal.Api.Identity;

namespace Portal.Catalog;

/// <summary>A version of an API with its contract, as far as this reader may see it: <paramref name="Insider"/> is one of the company.</summary>
public sealed record ApiScene(ApiView Api, ApiVersionView Version, ContractDocument Contract, bool Insider)
{
    public ContractOutline Outline { get; } = Contract.OutlineFor(Insider);

    /// <summary>True for the version that the API's own address shows.</summary>
    public bool IsCurrent => Version.Name == Api.CurrentVersion;

    /// <summary>Null: what the reader may not see is as if it were not there.</summary>
    /// <param name="version">Null: the version that this reader is shown first.</param>
    public static async Task<ApiScene?> FindAsync(CatalogQueries catalog, Actor reader, string api, string? version, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(reader, api, cancellationToken) is not { } found)
        {
            return null;
        }
        var name = version ?? found.CurrentVersion;
        return found.Versions.FirstOrDefault(one => one.Name == name) is { } shown
            && await catalog.FindContractAsync(reader, api, name, cancellationToken) is { } contract
            ? new ApiScene(found, shown, contract, reader.IsInternal || reader.IsAdministrator)
            : null;
    }
}
