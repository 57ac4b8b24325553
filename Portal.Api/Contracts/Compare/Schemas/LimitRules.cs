namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Limits of numbers, lengths and counts.</summary>
internal static class LimitRules
{
    private static readonly IReadOnlyList<(string Keyword, string Stem, string Words)> Limits =
    [
        ("maximum", "max", "greatest value"),
        ("exclusiveMaximum", "exclusive-max", "upper bound"),
        ("minimum", "min", "least value"),
        ("exclusiveMinimum", "exclusive-min", "lower bound"),
        ("maxLength", "max-length", "greatest length"),
        ("minLength", "min-length", "least length"),
        ("maxItems", "max-items", "greatest number of items"),
        ("minItems", "min-items", "least number of items"),
        ("maxProperties", "max-properties", "greatest number of properties"),
        ("minProperties", "min-properties", "least number of properties"),
    ];

    public static void Compare(SchemaPair pair)
    {
        foreach (var (keyword, stem, words) in Limits)
        {
            CompareLimit(pair, stem, words, pair.Before.LimitOf(keyword), pair.After.LimitOf(keyword));
        }
        CompareMultiple(pair, pair.Before.LimitOf("multipleOf"), pair.After.LimitOf("multipleOf"));
        if (pair.Before.Flag("uniqueItems") != pair.After.Flag("uniqueItems"))
        {
            var set = pair.After.Flag("uniqueItems");
            pair.Report(set ? "unique-items-set" : "unique-items-unset", pair.Before.First("uniqueItems"), pair.After.First("uniqueItems"), set ? "can no longer have an item twice." : "can now have an item twice.");
        }
    }

    public static void CompareLimit(SchemaPair pair, string stem, string words, Limit? before, Limit? after)
    {
        switch (before, after)
        {
            case (null, { } set):
                pair.Report($"{stem}-set", null, set.Spot, $"now has a {words}: {set}.");
                break;
            case ({ } unset, null):
                pair.Report($"{stem}-unset", unset.Spot, null, $"no longer has a {words}; it was {unset}.");
                break;
            case ({ } from, { } to) when from.Value != to.Value:
                var raised = to.Value > from.Value;
                pair.Report($"{stem}-{(raised ? "increased" : "decreased")}", from.Spot, to.Spot, $"has its {words} {(raised ? "raised" : "lowered")} from {from} to {to}.");
                break;
        }
    }

    private static void CompareMultiple(SchemaPair pair, Limit? before, Limit? after)
    {
        if (before is null || after is null)
        {
            CompareLimit(pair, "multiple-of", "step (`multipleOf`)", before, after);
        }
        else if (before.Value != after.Value)
        {
            var finer = after.Value != 0 && before.Value % after.Value == 0;
            var coarser = before.Value != 0 && after.Value % before.Value == 0;
            var stem = pair.Role.InRequest && finer ? "multiple-of-generalized" : !pair.Role.InRequest && coarser ? "multiple-of-specialized" : "multiple-of-changed";
            pair.Report(stem, before.Spot, after.Spot, $"has steps of {after} instead of {before} (`multipleOf`).");
        }
    }
}
