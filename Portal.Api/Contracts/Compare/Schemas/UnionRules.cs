namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary><c>oneOf</c>, <c>anyOf</c> and <c>not</c>.</summary>
internal static class UnionRules
{
    /// <summary>A schema that became one branch of several, or the other way round. What moved is compared in its branch.</summary>
    public static void CompareMoved(SchemaPair pair)
    {
        var (before, after) = (pair.Before, pair.After);
        if (before.IsListOfTypes || after.IsListOfTypes)
        {
            pair.UnionIsSettled = true;
        }
        else if (IsPlainObject(before) && IsOnlyUnion(after))
        {
            Wrapped(pair);
        }
        else if (IsOnlyUnion(before) && IsPlainObject(after))
        {
            Unwrapped(pair);
        }
    }

    public static void Compare(SchemaPair pair)
    {
        if (!pair.UnionIsSettled)
        {
            Branches(pair, "one-of", pair.Before.OneOf, pair.After.OneOf, "oneOf");
            Branches(pair, "any-of", pair.Before.AnyOf, pair.After.AnyOf, "anyOf");
        }
        var (old, young) = (pair.Before.First("not"), pair.After.First("not"));
        if (old is null || young is null)
        {
            if (young is not null)
            {
                pair.Report("not-added", null, young, "now excludes what fits the schema under `not`.");
            }
            else if (old is not null)
            {
                pair.Report("not-removed", old, null, "no longer excludes anything (`not`).");
            }
        }
        else if (!pair.Sameness.Same(old, young))
        {
            pair.Report("not-changed", old, young, "excludes something else than before (`not`).");
        }
    }

    private static void Branches(SchemaPair pair, string stem, IReadOnlyList<Spot> before, IReadOnlyList<Spot> after, string keyword)
    {
        if (before.Count == 0 && after.Count == 0)
        {
            return;
        }
        var match = SubschemaMatch.Of(before, after, pair.Sameness, byLikeness: true);
        foreach (var branch in match.Removed)
        {
            pair.Report($"{stem}-removed", branch, null, $"can no longer be {CompositionRules.Name(branch)} (`{keyword}`).");
        }
        foreach (var branch in match.Added)
        {
            pair.Report($"{stem}-added", null, branch, $"can now also be {CompositionRules.Name(branch)} (`{keyword}`).");
        }
        foreach (var (one, other) in match.Pairs)
        {
            pair.Within(null, one, other);
        }
    }

    private static void Wrapped(SchemaPair pair)
    {
        (pair.UnionIsSettled, pair.MovedIntoBranches) = (true, true);
        var (spot, branches) = (pair.Before.Spot, pair.After.OneOf.Count > 0 ? pair.After.OneOf : pair.After.AnyOf);
        if (pair.After.OneOf.Count > 0)
        {
            pair.Report("wrapped-in-one-of", spot, pair.After.First("oneOf"), $"became one of several: it must now be exactly one of {string.Join(", ", branches.Select(CompositionRules.Name))} (`oneOf`).");
            return;
        }
        var home = Home(pair, pair.Before, branches);
        foreach (var branch in branches.Where(branch => branch != home))
        {
            pair.Report("any-of-added", null, branch, $"can now also be {CompositionRules.Name(branch)} (`anyOf`).");
        }
        pair.Within(null, pair.Before.Layers, [home], pair.Role);
    }

    private static void Unwrapped(SchemaPair pair)
    {
        (pair.UnionIsSettled, pair.MovedIntoBranches) = (true, true);
        var one = pair.Before.OneOf.Count > 0;
        var branches = one ? pair.Before.OneOf : pair.Before.AnyOf;
        var home = Home(pair, pair.After, branches);
        foreach (var branch in branches.Where(branch => branch != home))
        {
            pair.Report(one ? "one-of-removed" : "any-of-removed", branch, null, $"can no longer be {CompositionRules.Name(branch)} (`{(one ? "oneOf" : "anyOf")}`).");
        }
        pair.Within(null, [home], pair.After.Layers, pair.Role);
    }

    /// <summary>The branch that the lone schema is most like.</summary>
    private static Spot Home(SchemaPair pair, Schema alone, IReadOnlyList<Spot> branches) =>
        branches.FirstOrDefault(branch => pair.Sameness.Same(branch.Resolved(), alone.Spot.Resolved()))
        ?? branches.MaxBy(branch => branch.Resolved().Get("properties")?.Members().Count(member => alone.Properties.ContainsKey(member.Key)) ?? 0)!;

    private static bool IsPlainObject(Schema schema) => schema.Properties.Count > 0 && schema.OneOf.Count == 0 && schema.AnyOf.Count == 0;

    private static bool IsOnlyUnion(Schema schema) =>
        schema.Properties.Count == 0 && (schema.OneOf.Count > 0) != (schema.AnyOf.Count > 0) && (!schema.SaysType || schema.Types.Takes("object"));
}
