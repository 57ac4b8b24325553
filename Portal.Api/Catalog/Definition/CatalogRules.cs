using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Definition;

/// <summary>Who may do what with the catalogue as a whole.</summary>
internal static class CatalogRules
{
    public static Refusal? Refuse(Actor actor) =>
        !actor.IsSignedIn ? new Refusal.Unauthenticated()
        : !actor.MayAdminister ? new Refusal.Forbidden("administrator_required", "The catalogue as a whole is read and changed by administrators: it takes a token that carries the scope 'admin'.")
        : null;

    public static Refusal? Refuse(Actor actor, CatalogRequest request) =>
        Refuse(actor) ?? (request.Force && request.Reason?.Trim() is not { Length: >= 10 and <= 500 }
            ? new Refusal.Invalid("reason", "The field 'reason' takes 10 to 500 characters: with 'force' it is kept in the audit trail.")
            : null);
}
