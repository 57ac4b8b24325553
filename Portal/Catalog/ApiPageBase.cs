using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog;
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
        Scene = await ApiScene.FindAsync(Catalog, Reader, Api, Version, Aborted);
        if (Scene is null || !await ReadAsync(Scene))
        {
            Scene = null;
            Navigation.NotFound();
        }
    }

    /// <summary>The rest of what the page shows; false when the address names something that is not there.</summary>
    protected abstract Task<bool> ReadAsync(ApiScene scene);
}
