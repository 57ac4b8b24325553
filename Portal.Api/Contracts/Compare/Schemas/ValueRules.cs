using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Values that are listed: <c>enum</c>, <c>const</c>, <c>default</c>, and <c>x-extensible-enum</c>.</summary>
internal static class ValueRules
{
    public static void Compare(SchemaPair pair)
    {
        var (before, after) = (pair.Before, pair.After);
        // One value listed and one value fixed are the same thing in two dialects.
        if (before.First("enum") is null && after.First("enum") is null)
        {
            CompareOne(pair, "const", before.First("const"), after.First("const"), "the only value");
        }
        else if (!pair.MovedIntoBranches)
        {
            CompareListed(pair);
        }
        CompareOne(pair, "default-value", before.First("default"), after.First("default"), "the default");
        CompareExtensible(pair);
    }

    private static void CompareOne(SchemaPair pair, string stem, Spot? before, Spot? after, string what)
    {
        if (pair.Sameness.Same(before, after))
        {
            return;
        }
        if (before is null)
        {
            pair.Report($"{stem}-added", null, after, $"now has {what} {ValueText.Quote(after!.Node)}.");
        }
        else if (after is null)
        {
            pair.Report($"{stem}-removed", before, null, $"no longer has {what} {ValueText.Quote(before.Node)}.");
        }
        else
        {
            pair.Report($"{stem}-changed", before, after, $"has {what} {ValueText.Quote(after.Node)} instead of {ValueText.Quote(before.Node)}.");
        }
    }

    private static void CompareListed(SchemaPair pair)
    {
        var (old, young) = (Values(pair.Before), Values(pair.After));
        var (oldSpot, youngSpot) = (Place(pair.Before), Place(pair.After));
        if (old is null)
        {
            pair.Report("became-enum", null, youngSpot, $"is now limited to {Name(young!.Values)}.");
            return;
        }
        if (young is null)
        {
            pair.Report("enum-removed", oldSpot, null, $"is no longer limited to {Name(old.Values)}.");
            return;
        }
        foreach (var (key, value) in old.Where(value => !young.ContainsKey(value.Key)))
        {
            pair.Report("enum-value-removed", value, youngSpot, $"can no longer be {ValueText.Quote(value.Node)}.");
        }
        foreach (var (key, value) in young.Where(value => !old.ContainsKey(value.Key)))
        {
            pair.Report("enum-value-added", oldSpot, value, $"can now also be {ValueText.Quote(value.Node)}.");
        }
    }

    private static void CompareExtensible(SchemaPair pair)
    {
        var (before, after) = (pair.Before.First("x-extensible-enum"), pair.After.First("x-extensible-enum"));
        if (before is null || after is null)
        {
            return;
        }
        var (old, young) = (ByText(before.Items()), ByText(after.Items()));
        foreach (var (key, value) in old.Where(value => !young.ContainsKey(value.Key)))
        {
            pair.Report("x-extensible-enum-value-removed", value, after, $"no longer knows the value {ValueText.Quote(value.Node)} (`x-extensible-enum`).");
        }
        foreach (var (key, value) in young.Where(value => !old.ContainsKey(value.Key)))
        {
            pair.Report("x-extensible-enum-value-added", before, value, $"knows the value {ValueText.Quote(value.Node)} too (`x-extensible-enum`).");
        }
    }

    /// <summary>What every layer that lists values takes; null aside, which is told of the type.</summary>
    private static OrderedDictionary<string, Spot>? Values(Schema schema)
    {
        OrderedDictionary<string, Spot>? values = null;
        foreach (var listed in schema.All("enum").Select(list => ByText(list.Items())).Concat(schema.All("const").Select(one => ByText([one]))))
        {
            if (values is null)
            {
                values = listed;
                continue;
            }
            foreach (var key in values.Keys.Where(key => !listed.ContainsKey(key)).ToList())
            {
                values.Remove(key);
            }
        }
        return values;
    }

    private static OrderedDictionary<string, Spot> ByText(IEnumerable<Spot> values)
    {
        var byText = new OrderedDictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var value in values.Where(value => value.Node is not ScalarNode { Kind: ScalarKind.Null }))
        {
            byText.TryAdd(ValueText.Canonical(value.Node), value);
        }
        return byText;
    }

    private static Spot? Place(Schema schema) => schema.First("enum") ?? schema.First("const");

    private static string Name(IEnumerable<Spot> values) =>
        values.Take(11).ToList() is { Count: > 10 } many ? $"{Name(many.Take(10))} and more" : string.Join(", ", values.Select(value => ValueText.Quote(value.Node)));
}
