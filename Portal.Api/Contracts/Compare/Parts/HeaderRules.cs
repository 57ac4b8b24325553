using Portal.Api.Contracts.Compare.Schemas;

namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Headers of a response.</summary>
internal static class HeaderRules
{
    public static void Compare(Scope scope, Spot? before, Spot? after)
    {
        if (scope.Sameness.Same(before, after))
        {
            return;
        }
        var (old, young) = (ByName(before), ByName(after));
        foreach (var (name, header) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            var required = header.Flag("required");
            At(scope, name).Report(
                required ? "required-response-header-removed" : "optional-response-header-removed", header, null, $"The header {ValueText.Quote(name)} of the {scope.Place.Status} response was removed.", ChangeDirection.Response);
        }
        foreach (var (name, header) in young)
        {
            if (old.TryGetValue(name, out var was))
            {
                CompareOne(At(scope, name), was, header);
            }
            else
            {
                At(scope, name).Report("response-header-added", null, header, $"The header {ValueText.Quote(name)} of the {scope.Place.Status} response was added.", ChangeDirection.Response);
            }
        }
    }

    private static void CompareOne(Scope scope, Spot before, Spot after)
    {
        if (scope.Sameness.Same(before, after))
        {
            return;
        }
        var subject = $"The header {ValueText.Quote(scope.Place.Parameter!)} of the {scope.Place.Status} response";
        if (before.Flag("required") != after.Flag("required"))
        {
            var required = after.Flag("required");
            scope.Report(required ? "response-header-became-required" : "response-header-became-optional", before.Get("required") ?? before, after.Get("required") ?? after, $"{subject} is {(required ? "always there now" : "no longer always there")}.", ChangeDirection.Response);
        }
        if (Explode(before) != Explode(after) || Content(before)?.Key != Content(after)?.Key)
        {
            scope.Report("response-header-style-changed", before, after, $"{subject} is written in another way.", ChangeDirection.Response);
        }
        var (old, young) = (Content(before)?.Value.Resolved().Get("schema") ?? before.Get("schema"), Content(after)?.Value.Resolved().Get("schema") ?? after.Get("schema"));
        if (old is not null && young is not null)
        {
            MediaTypeRules.CompareSchema(scope, old, young, new SchemaRole(SchemaPart.Header, IsText: Content(after) is not { } content || !MediaTypeName.IsJson(content.Key)));
        }
        scope.Words("response-header-description-changed", "description", before, after, $"{subject}: its description");
        foreach (var keyword in (string[])["example", "examples"])
        {
            scope.Words("response-header-example-changed", keyword, before, after, $"{subject}: its example");
        }
        foreach (var (what, one, other, tail) in Lifecycle.Compare(scope.Comparison, before.Get, after.Get))
        {
            scope.Report(what is "invalid-stability-level" ? "response-header-extension-changed" : $"response-header-{what}", one, other, $"{subject} {tail}", ChangeDirection.Response);
        }
        ExtensionRules.Compare(scope, before, after, char.ToLowerInvariant(subject[0]) + subject[1..], "response-header-extension-changed");
    }

    /// <summary>Names of headers are the same in capitals or not.</summary>
    private static OrderedDictionary<string, Spot> ByName(Spot? headers)
    {
        var byName = new OrderedDictionary<string, Spot>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, header) in (headers?.Members() ?? []).Where(member => !member.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            byName.TryAdd(name, header.Resolved());
        }
        return byName;
    }

    private static bool Explode(Spot header) => header.Flag("explode");

    private static KeyValuePair<string, Spot>? Content(Spot header) => header.Get("content")?.Members().Select(member => (KeyValuePair<string, Spot>?)member).FirstOrDefault();

    private static Scope At(Scope scope, string header) => scope with { Place = scope.Place with { Parameter = header } };
}
