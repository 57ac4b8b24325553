using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Whether <c>info.version</c> says what the changes say, where it is a semantic version.</summary>
internal static partial class VersionRules
{
    public static void Compare(Scope document)
    {
        var (before, after) = (document.Comparison.Before.Get("info")?.Get("version"), document.Comparison.After.Get("info")?.Get("version"));
        var (old, young) = (before?.Node.AsString, after?.Node.AsString);
        if (old is null || young is null)
        {
            return;
        }
        if (old == young)
        {
            if (document.Comparison.Sink.HasMoreThanWords)
            {
                document.Report("api-version-not-bumped", before, after, $"The contract changed and its version did not: it is still {ValueText.Quote(old)}.");
            }
            return;
        }
        var breaks = document.Comparison.Sink.HasBreaking;
        if (Parts(old) is not { } from || Parts(young) is not { } to)
        {
            document.Report("api-version-changed", before, after, $"The version changed from {ValueText.Quote(old)} to {ValueText.Quote(young)}.");
        }
        else if (to.CompareTo(from) < 0)
        {
            document.Report("api-version-decreased", before, after, $"The version went back from {ValueText.Quote(old)} to {ValueText.Quote(young)}.");
        }
        else if (breaks && (from.Major == 0 && to.Major == 0 ? to.Minor == from.Minor : to.Major == from.Major))
        {
            document.Report("api-major-version-not-bumped", before, after, $"Something breaks, and the version went from {ValueText.Quote(old)} to {ValueText.Quote(young)} only.");
        }
        else
        {
            document.Report("api-version-changed", before, after, $"The version changed from {ValueText.Quote(old)} to {ValueText.Quote(young)}.");
        }
    }

    private static (int Major, int Minor, int Patch)? Parts(string version) =>
        SemanticVersion().Match(version) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, out var major) && int.TryParse(match.Groups[2].ValueSpan, out var minor) && int.TryParse(match.Groups[3].ValueSpan, out var patch)
            ? (major, minor, patch)
            : null;

    [GeneratedRegex(@"^v?([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})([-+].*)?$")]
    private static partial Regex SemanticVersion();
}
