namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Members whose names begin with <c>x-</c>, but for those that have rules of their own.</summary>
internal static class ExtensionRules
{
    private static readonly HashSet<string> Compared = ["x-sunset", "x-stability-level"];

    /// <summary>They change how a document is shown and nothing else.</summary>
    private static readonly HashSet<string> Shown = ["x-codeSamples", "x-code-samples", "x-logo", "x-tagGroups", "x-displayName", "x-summary", "x-examples"];

    public static void Compare(Scope scope, Spot before, Spot after, string subject, string? rule = null)
    {
        foreach (var name in Names(before).Union(Names(after), StringComparer.Ordinal))
        {
            var (old, young) = (before.Get(name), after.Get(name));
            if (!scope.Sameness.Same(old, young))
            {
                var what = old is null ? "was added to" : young is null ? "was removed from" : "changed at";
                scope.Report(rule ?? (Shown.Contains(name) ? "api-shown-extension-changed" : "api-extension-changed"), old ?? before, young ?? after, $"The extension {ValueText.Quote(name)} {what} {subject}.");
            }
        }
    }

    private static IEnumerable<string> Names(Spot spot) =>
        spot.Members().Select(member => member.Key).Where(name => name.StartsWith("x-", StringComparison.Ordinal) && !Compared.Contains(name));
}
