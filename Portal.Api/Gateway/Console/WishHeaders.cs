using Portal.Api.Identity;
using Portal.Api.Mesh.Resilience;

namespace Portal.Api.Gateway.Console;

/// <summary>Headers by which the console's page says what it wishes of a call; they go no further than the portal.</summary>
internal static class WishHeaders
{
    public const string Subset = "X-Try-Subset";
    public const string Failure = "X-Try-Failure";

    /// <summary>Who may have a call answered by a subset that the rules would not choose for it.</summary>
    public static bool MayChoose(Actor actor) => actor.MayAdminister || actor.IsInternal;

    public static WishReading Read(HttpRequest request, Actor actor, Guid subscription)
    {
        var (subset, failure) = (Word(request, Subset), Word(request, Failure));
        var rehearsal = failure is null ? null : Rehearsal.Parse(failure);
        return (subset, failure, rehearsal) switch
        {
            (null, null, _) => default,
            (_, not null, null) => new(null, new(400, "invalid", $"The header {Failure} takes delay=MILLISECONDS (to 30000), abort=STATUS (400 to 599), reset, limit=SECONDS (to 3600) or slow=BYTES (a second), not '{failure}'.")),
            (not null, _, _) when !MayChoose(actor) => new(null, new(403, "forbidden", "Which subset answers is chosen by the rules of the mesh. Only administrators and people of the company's own organisations may choose another.")),
            _ => new(new CallWish(subscription, actor.UserId!.Value, subset, rehearsal), null),
        };
    }

    private static string? Word(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 and <= 100 } text ? text : null;
}

/// <summary>A wish, or why there is to be none; neither: none was asked for.</summary>
internal readonly record struct WishReading(CallWish? Wish, WishRefusal? Refusal);

internal sealed record WishRefusal(int Status, string Code, string Detail);
