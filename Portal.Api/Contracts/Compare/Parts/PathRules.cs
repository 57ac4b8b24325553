namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Operations that came and went, and those that are on both sides.</summary>
internal static class PathRules
{
    public static void Compare(Scope document)
    {
        var (before, after) = (document.Comparison.Before.Get("paths"), document.Comparison.After.Get("paths"));
        if (document.Sameness.Same(before, after))
        {
            // What operations take from the top level is told there.
            return;
        }
        var kept = (after?.Members() ?? []).Select(item => PathTemplate.Signature(item.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var (old, young) in OperationMatch.Of(OperationMatch.All(before), OperationMatch.All(after)).Pairs)
        {
            switch (old, young)
            {
                case (null, { } added):
                    Added(document, added);
                    break;
                case ({ } removed, null):
                    Removed(document, removed, kept, null);
                    break;
                case ({ } one, { } other):
                    if (one.Signature != other.Signature)
                    {
                        Removed(document, one, kept, other);
                        Added(document, other);
                    }
                    OperationRules.Compare(document, one, other);
                    break;
            }
        }
        ComparePathItems(document, before, after);
    }

    private static void Added(Scope document, OperationSpot operation) =>
        (document with { Place = operation.Place }).Report("endpoint-added", null, operation.Node, $"{operation} was added.");

    private static void Removed(Scope document, OperationSpot operation, HashSet<string> kept, OperationSpot? moved)
    {
        var scope = document with { Place = operation.Place, Promised = Lifecycle.IsPromised(operation.Node.Text("x-stability-level")) };
        var stem = kept.Contains(PathTemplate.Signature(operation.Path)) ? "api" : "api-path";
        var sunset = operation.Own("x-sunset");
        var what = moved is null ? $"{operation} was removed" : $"{operation} moved to {moved}";
        if (!operation.Node.Flag("deprecated"))
        {
            scope.Report($"{stem}-removed-without-deprecation", operation.Node, moved?.Node, $"{what} without having been deprecated.");
        }
        else if (sunset is null)
        {
            scope.Report($"{stem}-removed-with-deprecation", operation.Node, moved?.Node, $"{what}; it was deprecated.");
        }
        else if (Lifecycle.Date(sunset) is not { } date)
        {
            scope.Report("api-path-sunset-parse", operation.Node, moved?.Node, $"{what}, and {ValueText.Quote(sunset.Node)} is no date to end at (`x-sunset`).");
        }
        else if (date > document.Comparison.Today)
        {
            scope.Report($"{stem}-removed-before-sunset", operation.Node, moved?.Node, $"{what} before its announced end, {ValueText.Quote(sunset.Node)}.");
        }
        else
        {
            scope.Report($"{stem}-removed-with-deprecation", operation.Node, moved?.Node, $"{what} after its announced end, {ValueText.Quote(sunset.Node)}.");
        }
    }

    private static void ComparePathItems(Scope document, Spot? before, Spot? after)
    {
        var old = new Dictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var (path, item) in before?.Members() ?? [])
        {
            old.TryAdd(PathTemplate.Signature(path), item.Resolved());
        }
        foreach (var (path, item) in after?.Members() ?? [])
        {
            if (old.GetValueOrDefault(PathTemplate.Signature(path)) is { } was && item.Resolved() is var now && !document.Sameness.Same(was, now))
            {
                var scope = document with { Place = new ChangePlace(null, path, null) };
                scope.Words("api-summary-changed", "summary", was, now, $"The summary of the path {ValueText.Quote(path)}");
                scope.Words("api-description-changed", "description", was, now, $"The description of the path {ValueText.Quote(path)}");
                ServerRules.Compare(scope, was, now);
                ExtensionRules.Compare(scope, was, now, $"the path {ValueText.Quote(path)}");
            }
        }
    }
}
