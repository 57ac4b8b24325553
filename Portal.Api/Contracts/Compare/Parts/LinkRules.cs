namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Links of a response: what can be called next with what it says.</summary>
internal static class LinkRules
{
    public static void Compare(Scope scope, Spot? before, Spot? after)
    {
        if (scope.Sameness.Same(before, after))
        {
            return;
        }
        var old = new Dictionary<string, Spot>(before?.Members() ?? [], StringComparer.Ordinal);
        var young = new Dictionary<string, Spot>(after?.Members() ?? [], StringComparer.Ordinal);
        foreach (var (name, link) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            scope.Report("response-link-removed", link, null, $"The link {ValueText.Quote(name)} of the {scope.Place.Status} response was removed.", ChangeDirection.Response);
        }
        foreach (var (name, link) in young)
        {
            if (!old.TryGetValue(name, out var was))
            {
                scope.Report("response-link-added", null, link, $"The link {ValueText.Quote(name)} of the {scope.Place.Status} response was added.", ChangeDirection.Response);
            }
            else if (!scope.Sameness.Same(was.Resolved(), link.Resolved()))
            {
                scope.Report("response-link-changed", was, link, $"The link {ValueText.Quote(name)} of the {scope.Place.Status} response changed.", ChangeDirection.Response);
            }
        }
    }
}
