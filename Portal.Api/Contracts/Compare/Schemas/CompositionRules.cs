namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>
/// <c>allOf</c>. Parts are matched, and what they say together is compared, so that moving something from one part to another is no change.
/// Where a part came or went as a whole and nothing else of the schema's own changed, that is the change, as readers see it.
/// </summary>
internal static class CompositionRules
{
    private static readonly HashSet<string> None = [];

    public static void JoinParts(SchemaPair pair)
    {
        if (pair.Before.AllOf.Count == 0 && pair.After.AllOf.Count == 0)
        {
            return;
        }
        var match = SubschemaMatch.Of(pair.Before.AllOf, pair.After.AllOf, pair.Sameness, byLikeness: false);
        var gone = match.Removed.Where(part => !Repeats(part, pair.Before.AllOf)).ToList();
        var come = match.Added.Where(part => !Repeats(part, pair.After.AllOf)).ToList();
        if (gone.Exists(IsInPlace) && come.Exists(IsInPlace))
        {
            // Parts without a name that differ on both sides were edited rather than exchanged: what they say is compared.
            gone.RemoveAll(IsInPlace);
            come.RemoveAll(IsInPlace);
        }
        if ((gone.Count == 0 && come.Count == 0) || !OwnIsSame(pair))
        {
            pair.Join(None, None);
            return;
        }
        foreach (var part in gone)
        {
            pair.Report(IsWords(part) ? "all-of-removed-annotation-only" : "all-of-removed", part, null, $"no longer has to fit {Name(part)} (`allOf`).");
        }
        foreach (var part in come)
        {
            pair.Report(IsWords(part) ? "all-of-added-annotation-only" : "all-of-added", null, part, $"must now also fit {Name(part)} (`allOf`).");
        }
        pair.Join(gone.Select(part => part.Pointer).ToHashSet(StringComparer.Ordinal), come.Select(part => part.Pointer).ToHashSet(StringComparer.Ordinal));
    }

    public static string Name(Spot part) =>
        ContractDocument.SchemaName(part.Text("$ref")) is { } name ? ValueText.Quote(name)
        : part.Text("title") is { Length: > 0 } title ? ValueText.Quote(title)
        : part.Get("type")?.Node.AsString is { } type ? $"a schema of type {ValueText.Quote(type)}"
        : "a schema written in place";

    private static bool IsInPlace(Spot part) => !part.IsReference;

    private static bool IsWords(Spot part) => Keywords.SaysNothing(part.Resolved().Node);

    /// <summary>Saying a thing twice says no more.</summary>
    private static bool Repeats(Spot part, IReadOnlyList<Spot> parts) =>
        parts.Any(other => other.Pointer != part.Pointer && string.CompareOrdinal(other.Pointer, part.Pointer) < 0 && Sameness.SameValue(other.Node, part.Node));

    private static bool OwnIsSame(SchemaPair pair)
    {
        var names = pair.Before.Layers.Concat(pair.After.Layers).SelectMany(layer => layer.Members()).Select(member => member.Key)
            .Where(name => name is not ("allOf" or "$ref") && !Keywords.Annotations.Contains(name)).ToHashSet(StringComparer.Ordinal);
        return names.All(name => pair.Sameness.Same(pair.Before.First(name), pair.After.First(name)));
    }
}
