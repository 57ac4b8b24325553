namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Patterns. Which of two is the wider cannot be told in general, only where one takes everything.</summary>
internal static class PatternRules
{
    private static readonly HashSet<string> Everything = ["", ".*", "^.*$", "^.*", ".*$", "^", "$", "[\\s\\S]*", "^[\\s\\S]*$"];

    public static void Compare(SchemaPair pair)
    {
        var (before, after) = (pair.Before.First("pattern"), pair.After.First("pattern"));
        var (from, to) = (before?.Node.AsString, after?.Node.AsString);
        if (from == to)
        {
            return;
        }
        if (from is null)
        {
            pair.Report("pattern-added", null, after, $"must now match {ValueText.Quote(to!)}.");
        }
        else if (to is null)
        {
            pair.Report("pattern-removed", before, null, $"no longer has to match {ValueText.Quote(from)}.");
        }
        else
        {
            var stem = pair.Role.InRequest && Everything.Contains(to) ? "pattern-generalized" : "pattern-changed";
            pair.Report(stem, before, after, $"must match {ValueText.Quote(to)} instead of {ValueText.Quote(from)}.");
        }
    }
}
