namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Calls that the provider makes on its own. Their place has the webhook's name for a path.</summary>
internal static class WebhookRules
{
    public static void Compare(Scope document)
    {
        var (before, after) = (document.Comparison.Before.Get("webhooks"), document.Comparison.After.Get("webhooks"));
        if (document.Sameness.Same(before, after))
        {
            return;
        }
        var old = OperationMatch.All(before).ToDictionary(Key, StringComparer.Ordinal);
        var young = OperationMatch.All(after).ToDictionary(Key, StringComparer.Ordinal);
        foreach (var gone in old.Values.Where(operation => !young.ContainsKey(Key(operation))))
        {
            At(document, gone).Report("webhook-removed", gone.Node, null, $"The webhook {ValueText.Quote(gone.Path)} was removed.");
        }
        foreach (var operation in young.Values)
        {
            if (old.TryGetValue(Key(operation), out var was))
            {
                OperationRules.Compare(At(document, operation) with { IsReversed = true }, was, operation);
            }
            else
            {
                At(document, operation).Report("webhook-added", null, operation.Node, $"The webhook {ValueText.Quote(operation.Path)} was added.");
            }
        }
    }

    private static string Key(OperationSpot operation) => $"{operation.Method} {operation.Path}";

    private static Scope At(Scope document, OperationSpot operation) => document with { Place = operation.Place };
}
