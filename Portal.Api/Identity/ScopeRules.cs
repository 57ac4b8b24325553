using Portal.Api.Hosting;

namespace Portal.Api.Identity;

/// <summary>What every room answers when an access token was not given what a call needs.</summary>
internal static class ScopeRules
{
    /// <summary>Null: it may. Asked before anything is looked up, so the answer says nothing of what exists.</summary>
    public static Refusal? Refuse(Actor actor, string scope)
    {
        if (!actor.IsSignedIn)
        {
            return new Refusal.Unauthenticated();
        }
        return actor.Has(scope) || actor.MayAdminister
            ? null
            : new Refusal.Forbidden("scope_missing", $"This access token does not carry the scope '{scope}'. Issue one that does.");
    }
}
