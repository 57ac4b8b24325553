namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Calls that the provider makes back to the caller. Who sends and who answers change places.</summary>
internal static class CallbackRules
{
    public static void Compare(Scope scope, Spot? before, Spot? after)
    {
        if (scope.Sameness.Same(before, after))
        {
            return;
        }
        var old = Operations(before);
        var young = Operations(after);
        foreach (var (name, operation) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            scope.Report("callback-removed", operation.Node, null, $"The callback {ValueText.Quote(name)} was removed.");
        }
        foreach (var (name, operation) in young)
        {
            if (old.TryGetValue(name, out var was))
            {
                OperationRules.Compare(scope with { IsReversed = true }, was, operation);
            }
            else
            {
                scope.Report("callback-added", null, operation.Node, $"The callback {ValueText.Quote(name)} was added.");
            }
        }
    }

    private static OrderedDictionary<string, OperationSpot> Operations(Spot? callbacks)
    {
        var byName = new OrderedDictionary<string, OperationSpot>(StringComparer.Ordinal);
        foreach (var (name, callback) in callbacks?.Members() ?? [])
        {
            foreach (var operation in callback.Resolved().Members().SelectMany(item => OperationMatch.Of(item.Key, item.Value.Resolved())))
            {
                byName.TryAdd($"{name} {operation.Method} {operation.Path}", operation);
            }
        }
        return byName;
    }
}
