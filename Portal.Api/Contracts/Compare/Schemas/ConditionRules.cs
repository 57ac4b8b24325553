namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal static class ConditionRules
{
    public static void Compare(SchemaPair pair)
    {
        var (before, after) = (pair.Before.First("if"), pair.After.First("if"));
        if (before is not null && after is not null)
        {
            if (!pair.Sameness.Same(before, after))
            {
                pair.Report("if-changed", before, after, "has another condition (`if`).");
            }
        }
        else
        {
            Lone.Compare(pair, "if", "if", "a condition (`if`)", null);
        }
        Lone.Compare(pair, "then", "then", "a schema to fit where its condition holds (`then`)", null);
        Lone.Compare(pair, "else", "else", "a schema to fit where its condition does not hold (`else`)", null);
    }
}
