using Microsoft.AspNetCore.Components;
using Portal.Api.Identity;

namespace Portal.Applications;

/// <summary>What these pages share: who reads, and the ways out of them.</summary>
public abstract class ApplicationsPageBase : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [Inject]
    private ActorResolver Actors { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    protected Actor Reader { get; private set; } = Actor.Anonymous;

    protected CancellationToken Aborted => Http.RequestAborted;

    protected override async Task OnInitializedAsync() => Reader = await Actors.ResolveAsync(Http.User, Aborted);
}
