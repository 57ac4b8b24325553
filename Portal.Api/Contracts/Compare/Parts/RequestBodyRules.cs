using Portal.Api.Contracts.Compare.Schemas;

namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>The body of a request.</summary>
internal static class RequestBodyRules
{
    public static void Compare(Scope scope, Spot? before, Spot? after)
    {
        if (scope.Sameness.Same(before, after))
        {
            return;
        }
        var (old, young) = (before?.Resolved(), after?.Resolved());
        var direction = scope.IsReversed ? ChangeDirection.Response : ChangeDirection.Request;
        // More in what the provider sends on its own breaks nobody.
        ChangeClass? safe = scope.IsReversed ? ChangeClass.Safe : null;
        if (old is null)
        {
            var required = young!.Flag("required");
            scope.Report(required ? "request-body-added-required" : "request-body-added-optional", null, young, required ? "The request must now have a body." : "The request can now have a body.", direction, safe);
            return;
        }
        if (young is null)
        {
            scope.Report("request-body-removed", old, null, "The request no longer has a body.", direction);
            return;
        }
        if (old.Flag("required") != young.Flag("required"))
        {
            var required = young.Flag("required");
            scope.Report(required ? "request-body-became-required" : "request-body-became-optional", old.Get("required") ?? old, young.Get("required") ?? young, $"The request body became {(required ? "required" : "optional")}.", direction, safe);
        }
        CompareContent(scope, old.Get("content"), young.Get("content"), direction);
        scope.Words("request-body-description-changed", "description", old, young, "The description of the request body");
        ExtensionRules.Compare(scope, old, young, "the request body");
    }

    private static void CompareContent(Scope scope, Spot? before, Spot? after, ChangeDirection direction)
    {
        var match = MediaTypeMatch.Of(before, after);
        foreach (var (name, spot) in match.Removed)
        {
            At(scope, name).Report("request-body-media-type-removed", spot, null, $"The request body can no longer be {ValueText.Quote(name)}.", direction);
        }
        foreach (var (name, spot) in match.Added)
        {
            At(scope, name).Report("request-body-media-type-added", null, spot, $"The request body can now also be {ValueText.Quote(name)}.", direction);
        }
        foreach (var (name, old, newName, young, change) in match.Pairs)
        {
            if (change is not NameChange.None)
            {
                At(scope, newName).Report(
                    $"request-body-media-type-name-{change.ToString().ToLowerInvariant()}", old, young, $"The request body is {ValueText.Quote(newName)} instead of {ValueText.Quote(name)}.", direction);
            }
            MediaTypeRules.Compare(At(scope, newName), "request", $"The request body as {ValueText.Quote(newName)}", newName, old, young, scope.IsReversed ? SchemaPart.ResponseBody : SchemaPart.RequestBody);
        }
    }

    private static Scope At(Scope scope, string mediaType) => scope with { Place = scope.Place with { MediaType = mediaType } };
}
