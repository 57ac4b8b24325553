namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>What an object may have beside its named properties, and what their names may be.</summary>
internal static class MapRules
{
    public static void Compare(SchemaPair pair)
    {
        CompareAdditional(pair);
        Keyed.Compare(pair, "patternProperties", "pattern-property", name => $"properties whose name matches {ValueText.Quote(name)}", name => $"/{name}/");
        Keyed.Compare(pair, "dependentSchemas", "dependent-schema", name => $"a schema to fit where {ValueText.Quote(name)} is there", _ => null);
        CompareDependentRequired(pair);
        Lone.Compare(pair, "propertyNames", "property-names", "a schema for the names of its properties", "(name)");
        Lone.Compare(pair, "unevaluatedProperties", "unevaluated-properties", "a rule for properties that nothing else describes (`unevaluatedProperties`)", "*");
    }

    private static void CompareAdditional(SchemaPair pair)
    {
        var (before, after) = (Lone.Spoken(pair.Before.First("additionalProperties")), Lone.Spoken(pair.After.First("additionalProperties")));
        var (closed, closes) = (Lone.IsFalse(before), Lone.IsFalse(after));
        if (closed && closes)
        {
            return;
        }
        if (closes)
        {
            pair.Report("additional-properties-forbidden", before, after, "can no longer have other properties than those described.");
        }
        else if (closed)
        {
            pair.Report("additional-properties-allowed", before, after, "can now have other properties than those described.");
        }
        else if (before is null && after is not null)
        {
            pair.Report("additional-properties-restricted", null, after, "has other properties fit a schema (`additionalProperties`).");
        }
        else if (before is not null && after is null)
        {
            pair.Report("additional-properties-unrestricted", before, null, "no longer has other properties fit a schema (`additionalProperties`).");
        }
        else if (before is not null && after is not null)
        {
            pair.Within("*", before, after);
        }
    }

    private static void CompareDependentRequired(SchemaPair pair)
    {
        var (before, after) = (pair.Before.ByName("dependentRequired"), pair.After.ByName("dependentRequired"));
        foreach (var (name, spots) in before.Where(one => !after.ContainsKey(one.Key)))
        {
            pair.Report("dependent-required-removed", spots[0], null, $"no longer asks for {Names(spots)} where {ValueText.Quote(name)} is there.");
        }
        foreach (var (name, spots) in after)
        {
            if (!before.TryGetValue(name, out var old))
            {
                pair.Report("dependent-required-added", null, spots[0], $"asks for {Names(spots)} where {ValueText.Quote(name)} is there.");
            }
            else if (!Set(old).SetEquals(Set(spots)))
            {
                pair.Report("dependent-required-changed", old[0], spots[0], $"asks for {Names(spots)} instead of {Names(old)} where {ValueText.Quote(name)} is there.");
            }
        }
    }

    private static HashSet<string> Set(List<Spot> lists) => [.. lists.SelectMany(list => list.Items()).Select(item => item.Node.AsString).OfType<string>()];

    private static string Names(List<Spot> lists) => Set(lists) is { Count: > 0 } names ? ValueText.List(names.Order(StringComparer.Ordinal)) : "nothing";
}
