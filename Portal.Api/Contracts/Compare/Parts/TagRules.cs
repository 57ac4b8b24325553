using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Tags: those declared, and those that operations use. Their order says nothing to callers.</summary>
internal static class TagRules
{
    public static void CompareDeclared(Scope document)
    {
        var (old, young) = (ByName(document.Comparison.Before), ByName(document.Comparison.After));
        foreach (var (name, tag) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            document.Report("tag-removed", tag, null, $"The tag {ValueText.Quote(name)} is no longer declared.");
        }
        foreach (var (name, tag) in young)
        {
            if (!old.TryGetValue(name, out var was))
            {
                document.Report("tag-added", null, tag, $"The tag {ValueText.Quote(name)} is declared now.");
            }
            else if (!document.Sameness.Same(was, tag))
            {
                document.Report("tag-changed", was, tag, $"The tag {ValueText.Quote(name)} is explained in another way.");
            }
        }
    }

    public static void CompareUsed(Scope scope, OperationSpot before, OperationSpot after)
    {
        var (old, young) = (Names(before), Names(after));
        foreach (var (name, tag) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            scope.Report("api-tag-removed", tag, after.Own("tags"), $"{after} no longer has the tag {ValueText.Quote(name)}.");
        }
        foreach (var (name, tag) in young.Where(one => !old.ContainsKey(one.Key)))
        {
            scope.Report("api-tag-added", before.Own("tags"), tag, $"{after} now has the tag {ValueText.Quote(name)}.");
        }
    }

    private static OrderedDictionary<string, Spot> ByName(Spot root)
    {
        var byName = new OrderedDictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var tag in root.Get("tags")?.Items() ?? [])
        {
            byName.TryAdd(tag.Text("name") ?? "", tag);
        }
        return byName;
    }

    private static OrderedDictionary<string, Spot> Names(OperationSpot operation)
    {
        var names = new OrderedDictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var tag in operation.Own("tags")?.Items() ?? [])
        {
            names.TryAdd(tag.Node.Inline(), tag);
        }
        return names;
    }
}
