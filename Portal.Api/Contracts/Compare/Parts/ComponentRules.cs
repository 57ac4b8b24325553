namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Components by name. What changed within them is told where they are used.</summary>
internal static class ComponentRules
{
    public static void Compare(Scope document)
    {
        var (before, after) = (document.Comparison.Before.Get("components"), document.Comparison.After.Get("components"));
        var kinds = Kinds(before).Union(Kinds(after), StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            var (old, young) = (before?.Get(kind), after?.Get(kind));
            var id = kind is "schemas" ? "api-schema" : "api-component";
            foreach (var (name, component) in (old?.Members() ?? []).Where(one => young?.Node is not Nodes.ObjectNode map || map[one.Key] is null))
            {
                document.Report($"{id}-removed", component, null, $"{ValueText.Quote(name)} was removed from the components ({kind}).");
            }
            foreach (var (name, component) in (young?.Members() ?? []).Where(one => old?.Node is not Nodes.ObjectNode map || map[one.Key] is null))
            {
                document.Report($"{id}-added", null, component, $"{ValueText.Quote(name)} was added to the components ({kind}).");
            }
        }
    }

    /// <summary>Security schemes have rules of their own.</summary>
    private static IEnumerable<string> Kinds(Spot? components) =>
        (components?.Members() ?? []).Select(member => member.Key).Where(kind => kind is not "securitySchemes" && !kind.StartsWith("x-", StringComparison.Ordinal));
}
