using System.Globalization;

namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Items of lists.</summary>
internal static class ListRules
{
    public static void Compare(SchemaPair pair)
    {
        CompareItems(pair);
        ComparePrefix(pair);
        Lone.Compare(pair, "contains", "contains", "a schema that some item must fit (`contains`)", "[contains]");
        CompareCounts(pair);
        Lone.Compare(pair, "unevaluatedItems", "unevaluated-items", "a rule for items that nothing else describes (`unevaluatedItems`)", "[]");
    }

    private static void CompareItems(SchemaPair pair)
    {
        var (before, after) = (Items(pair.Before), Items(pair.After));
        if (before.Count > 0 && after.Count > 0)
        {
            pair.Within("[]", before, after, pair.Role.Inner());
        }
        // A list that came or went is told of the type.
        else if (pair.Before.Types.IsSame(pair.After.Types) && (before.Count > 0 || after.Count > 0))
        {
            var added = after.Count > 0;
            pair.Report(added ? "items-added" : "items-removed", before.FirstOrDefault(), after.FirstOrDefault(), added ? "now says what its items are." : "no longer says what its items are.");
        }
    }

    private static List<Spot> Items(Schema schema) => [.. schema.All("items").Where(items => Lone.Spoken(items) is not null)];

    /// <summary>By place: the schema at a place is for the item at that place.</summary>
    private static void ComparePrefix(SchemaPair pair)
    {
        var before = pair.Before.First("prefixItems")?.Items().ToList() ?? [];
        var after = pair.After.First("prefixItems")?.Items().ToList() ?? [];
        for (var index = 0; index < Math.Max(before.Count, after.Count); index++)
        {
            var place = (index + 1).ToString(CultureInfo.InvariantCulture);
            if (index >= after.Count)
            {
                pair.Report("prefix-items-removed", before[index], null, $"no longer describes its item {place} apart.");
            }
            else if (index >= before.Count)
            {
                pair.Report("prefix-items-added", null, after[index], $"now describes its item {place} apart.");
            }
            else
            {
                pair.Within($"[{index.ToString(CultureInfo.InvariantCulture)}]", before[index], after[index]);
            }
        }
    }

    private static void CompareCounts(SchemaPair pair)
    {
        if (pair.Before.First("contains") is null || pair.After.First("contains") is null)
        {
            return;
        }
        LimitRules.CompareLimit(pair, "max-contains", "greatest number of fitting items", pair.Before.LimitOf("maxContains"), pair.After.LimitOf("maxContains"));
        var (before, after) = (Least(pair.Before), Least(pair.After));
        if (before != after)
        {
            pair.Report(
                after > before ? "min-contains-increased" : "min-contains-decreased", pair.Before.First("minContains"), pair.After.First("minContains"),
                $"must have {after.ToString(CultureInfo.InvariantCulture)} fitting items at least; it was {before.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private static decimal Least(Schema schema) => Numbers.Value(schema.First("minContains")?.Node) ?? 1;
}
