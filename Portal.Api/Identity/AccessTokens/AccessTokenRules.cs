using Portal.Api.Hosting;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>Who may make, list and revoke an organisation's tokens, and what a token may be given.</summary>
internal static class AccessTokenRules
{
    /// <summary>The same answer for a foreign organisation and for none, so that nobody learns which exist.</summary>
    public static readonly Refusal.NotFound NoOrganization = new("not_found", "There is no such organisation that you may manage.");

    public static Refusal? Refuse(Actor actor, Guid organizationId, string scope)
    {
        if (!actor.IsSignedIn)
        {
            return new Refusal.Unauthenticated();
        }
        if (actor.MayAdminister)
        {
            return null;
        }
        if (actor.OrganizationId != organizationId)
        {
            return NoOrganization;
        }
        return !actor.Has(scope)
            ? new Refusal.Forbidden("scope_missing", $"This token was not given the scope {scope}.")
            : actor.IsOwner ? null : new Refusal.Forbidden("owners_only", "Only owners of the organisation manage its access tokens.");
    }

    public static Refusal? RefuseScopes(Actor actor, ActingOrganization organization, IReadOnlyList<string> scopes)
    {
        if (scopes.FirstOrDefault(AccessScopes.ForTheCompany.Contains) is { } wide && !(actor.MayAdminister && organization.IsInternal))
        {
            return new Refusal.Forbidden("scope_too_wide", $"The scope {wide} is given by administrators only, and only to the company's own organisations.");
        }
        return scopes.FirstOrDefault(scope => !actor.Has(scope) && !(scope is AccessScopes.ContractsWrite && actor.MayAdminister)) is { } missing
            ? new Refusal.Forbidden("scope_too_wide", $"A token gives no more than it was given itself, and this one lacks {missing}.")
            : null;
    }
}
