using Microsoft.AspNetCore.Components;
using Portal.Api.Identity;

namespace Portal.Layout;

/// <summary>A static page that knows who reads it.</summary>
public abstract class ReaderPage : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [Inject]
    private ActorResolver Actors { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    protected Actor Reader { get; private set; } = Actor.Anonymous;

    protected CancellationToken Aborted => Http.RequestAborted;

    protected sealed override async Task OnInitializedAsync()
    {
        Reader = await Actors.ResolveAsync(Http.User, Aborted);
        await LoadAsync();
    }

    /// <summary>Reads what the page shows, before it is shown and before a form that was sent to it is handled.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;
}
