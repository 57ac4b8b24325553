using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Api.Identity;

namespace Portal.Layout;

public sealed partial class MainLayout : LayoutComponentBase
{
    private Actor _reader = Actor.Anonymous;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ActorResolver Actors { get; set; } = null!;

    /// <summary>With a base address, a bare fragment would lead to the home page.</summary>
    private string Here => Http switch
    {
        null => "",
        { } context when context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused => refused.OriginalPath + refused.OriginalQueryString,
        { } context => context.Request.Path + context.Request.QueryString,
    };

    protected override async Task OnInitializedAsync()
    {
        if (Http is { User.Identity.IsAuthenticated: true } context)
        {
            _reader = await Actors.ResolveAsync(context.User, context.RequestAborted);
        }
    }
}
