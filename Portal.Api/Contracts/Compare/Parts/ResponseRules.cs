using Portal.Api.Contracts.Compare.Schemas;

namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Answers by status.</summary>
internal static class ResponseRules
{
    public static void Compare(Scope scope, Spot? before, Spot? after)
    {
        if (scope.Sameness.Same(before, after))
        {
            return;
        }
        var (old, young) = (ByStatus(before), ByStatus(after));
        // A status that is now told by its class, or the other way round, is still told.
        foreach (var status in old.Keys.Where(status => !young.ContainsKey(status)).ToList())
        {
            var partner = young.Keys.FirstOrDefault(other => !old.ContainsKey(other) && (Covers(other, status) || Covers(status, other)));
            if (partner is not null)
            {
                var wider = Covers(partner, status);
                At(scope, partner).Report(
                    wider ? "response-status-generalized" : "response-status-specialized", old[status], young[partner], $"The response {ValueText.Quote(status)} is {ValueText.Quote(partner)} now.", ChangeDirection.Response);
                CompareOne(At(scope, partner), old[status], young[partner]);
                old.Remove(status);
                young.Remove(partner);
            }
        }
        foreach (var (status, response) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            At(scope, status).Report($"response-{Kind(status)}-status-removed", response, null, $"The response {ValueText.Quote(status)} was removed.", ChangeDirection.Response);
        }
        foreach (var (status, response) in young)
        {
            if (old.TryGetValue(status, out var was))
            {
                CompareOne(At(scope, status), was, response);
            }
            else
            {
                At(scope, status).Report($"response-{Kind(status)}-status-added", null, response, $"The response {ValueText.Quote(status)} was added.", ChangeDirection.Response);
            }
        }
    }

    private static void CompareOne(Scope scope, Spot before, Spot after)
    {
        if (scope.Sameness.Same(before, after))
        {
            return;
        }
        HeaderRules.Compare(scope, before.Get("headers"), after.Get("headers"));
        CompareContent(scope, before.Get("content"), after.Get("content"));
        LinkRules.Compare(scope, before.Get("links"), after.Get("links"));
        scope.Words("response-description-changed", "description", before, after, $"The description of the response {ValueText.Quote(scope.Place.Status!)}");
        scope.Words("response-description-changed", "summary", before, after, $"The summary of the response {ValueText.Quote(scope.Place.Status!)}");
        ExtensionRules.Compare(scope, before, after, $"the response {ValueText.Quote(scope.Place.Status!)}");
    }

    private static void CompareContent(Scope scope, Spot? before, Spot? after)
    {
        var (status, direction) = (scope.Place.Status, scope.IsReversed ? ChangeDirection.Request : ChangeDirection.Response);
        var match = MediaTypeMatch.Of(before, after);
        foreach (var (name, spot) in match.Removed)
        {
            With(scope, name).Report("response-media-type-removed", spot, null, $"The {status} response is no longer given as {ValueText.Quote(name)}.", direction);
        }
        foreach (var (name, spot) in match.Added)
        {
            With(scope, name).Report("response-media-type-added", null, spot, $"The {status} response is now also given as {ValueText.Quote(name)}.", direction);
        }
        foreach (var (name, old, newName, young, change) in match.Pairs)
        {
            if (change is not NameChange.None)
            {
                With(scope, newName).Report(
                    $"response-media-type-name-{change.ToString().ToLowerInvariant()}", old, young, $"The {status} response is given as {ValueText.Quote(newName)} instead of {ValueText.Quote(name)}.", direction);
            }
            MediaTypeRules.Compare(
                With(scope, newName), "response", $"The {status} response as {ValueText.Quote(newName)}", newName, old, young, scope.IsReversed ? SchemaPart.RequestBody : SchemaPart.ResponseBody);
        }
    }

    private static OrderedDictionary<string, Spot> ByStatus(Spot? responses)
    {
        var byStatus = new OrderedDictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var (status, response) in (responses?.Members() ?? []).Where(member => !member.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            byStatus.TryAdd(status is "default" ? status : status.ToUpperInvariant(), response.Resolved());
        }
        return byStatus;
    }

    private static bool Covers(string wide, string narrow) => wide.Length == 3 && wide.EndsWith("XX", StringComparison.Ordinal) && narrow.Length == 3 && char.IsAsciiDigit(narrow[1]) && wide[0] == narrow[0];

    private static string Kind(string status) => status.StartsWith('2') ? "success" : "non-success";

    private static Scope At(Scope scope, string status) => scope with { Place = scope.Place with { Status = status } };

    private static Scope With(Scope scope, string mediaType) => scope with { Place = scope.Place with { MediaType = mediaType } };
}
