using Microsoft.AspNetCore.Authorization;

namespace Portal.Api.Identity.Sessions;

/// <summary>Somebody, or somebody who administers, as the database says now.</summary>
internal sealed record ActorRequirement(bool Administrator) : IAuthorizationRequirement;

internal sealed class ActorRequirementHandler(ActorResolver actors) : AuthorizationHandler<ActorRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ActorRequirement requirement)
    {
        var actor = await actors.ResolveAsync(context.User, CancellationToken.None);
        if (requirement.Administrator ? actor.MayAdminister : actor.IsSignedIn)
        {
            context.Succeed(requirement);
        }
    }
}
