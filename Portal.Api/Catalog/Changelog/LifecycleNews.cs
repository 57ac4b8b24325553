using Portal.Api.Catalog.Lifecycle;

namespace Portal.Api.Catalog.Changelog;

/// <summary>What a change of a version's life says to readers, in sentences that stay true when its days have come.</summary>
internal static class LifecycleNews
{
    public static IEnumerable<ChangelogLine> Of(string version, LifecycleChange change)
    {
        if (change.StageBefore is { } before && before != change.Stage)
        {
            yield return change.Stage is LifecycleState.Published && before is LifecycleState.Draft
                ? Line(ChangelogSection.Added, $"{version} is published.")
                : Line(ChangelogSection.Changed, $"{version} is {Word(change.Stage)} now; it was {Word(before)}.");
        }
        var instead = change.Successor is { } successor ? $" Call {successor} instead." : "";
        if (change.Deprecated != change.DeprecatedBefore)
        {
            yield return change.Deprecated is { } deprecated
                ? Line(ChangelogSection.Deprecated, $"{version} is deprecated from {LifecycleRules.Words(deprecated)}{Was(change.DeprecatedBefore)}.{instead}")
                : Line(ChangelogSection.Changed, $"{version} is not deprecated after all; it was to be from {LifecycleRules.Words(change.DeprecatedBefore!.Value)}.");
        }
        if (change.Retired != change.RetiredBefore)
        {
            yield return change.Retired is { } retired
                ? Line(ChangelogSection.Removed, $"{version} answers no more from {LifecycleRules.Words(retired)}{Was(change.RetiredBefore)}.{(change.Deprecated != change.DeprecatedBefore ? "" : instead)}")
                : Line(ChangelogSection.Changed, $"{version} goes on; it was to be retired on {LifecycleRules.Words(change.RetiredBefore!.Value)}.");
        }
    }

    private static string Was(DateOnly? before) => before is { } day ? $" instead of {LifecycleRules.Words(day)}" : "";

    private static string Word(LifecycleState stage) => stage is LifecycleState.Draft ? "a draft" : stage.ToString().ToLowerInvariant();

    private static ChangelogLine Line(ChangelogSection section, string text) => new(section, text, false, null, null, null, false);
}
