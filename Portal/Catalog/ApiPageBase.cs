using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;
using Portal.Api.Identity;

namespace Portal.Catalog;

/// <summary>
/// What pages about an API share: who reads, the API, the version in the address (or the current one) and its contract. What the reader
/// may not see is as if it were not there: 404.
/// </summary>
public abstract class ApiPageBase : ComponentBase
{
    [Parameter]
    public string Api { get; set; } = "";

    /// <summary>Null: the version that this reader is shown first.</summary>
    [Parameter]
    public string? Version { get; set; }

    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected CatalogQueries Catalog { get; set; } = null!;

    [Inject]
    private ActorResolver Actors { get; set; } = null!;

    protected Actor Reader { get; private set; } = Actor.Anonymous;

    protected ApiScene? Scene { get; private set; }

    protected CancellationToken Aborted => Http.RequestAborted;

    protected sealed override async Task OnInitializedAsync()
    {
        Reader = await Actors.ResolveAsync(Http.User, Aborted);
        Scene = await FindAsync();
        if (Scene is null || !await ReadAsync(Scene))
        {
            Scene = null;
            Navigation.NotFound();
        }
    }

    /// <summary>The rest of what the page shows; false when the address names something that is not there.</summary>
    protected abstract Task<bool> ReadAsync(ApiScene scene);

    private async Task<ApiScene?> FindAsync()
    {
        if (await Catalog.FindAsync(Reader, Api, Aborted) is not { } api)
        {
            return null;
        }
        var name = Version ?? api.CurrentVersion;
        return api.Versions.FirstOrDefault(version => version.Name == name) is { } found
            && await Catalog.FindContractAsync(Reader, Api, name, Aborted) is { } contract
            ? new ApiScene(api, found, contract, Reader.IsInternal || Reader.IsAdministrator)
            : null;
    }
}

/// <summary>A version of an API with its contract, as far as this reader may see it: <paramref name="Insider"/> is one of the company.</summary>
public sealed record ApiScene(ApiView Api, ApiVersionView Version, ContractDocument Contract, bool Insider)
{
    public ContractOutline Outline { get; } = Contract.OutlineFor(Insider);
}
