using System.Globalization;

namespace Portal.Api.Contracts.Compare;

/// <summary>
/// The announced end of an operation, a parameter or a property: <c>deprecated</c>, <c>x-sunset</c> (a date of RFC 3339) and
/// <c>x-stability-level</c>. What happened is told by the same words for all of them; who asks makes ids of the words.
/// </summary>
internal static class Lifecycle
{
    private static readonly string[] Levels = ["draft", "alpha", "beta", "stable"];

    /// <param name="before">Finds a member on the older side.</param>
    public static IEnumerable<(string What, Spot? Before, Spot? After, string Tail)> Compare(Comparison comparison, Func<string, Spot?> before, Func<string, Spot?> after)
    {
        var (was, now) = (before("deprecated")?.Node.IsTrue == true, after("deprecated")?.Node.IsTrue == true);
        var (old, young) = (before("x-sunset"), after("x-sunset"));
        if (was && !now)
        {
            yield return ("reactivated", before("deprecated"), after("deprecated"), "is no longer deprecated.");
        }
        else if (now)
        {
            var earliest = comparison.Today.AddDays(DaysOf(comparison.Settings, after("x-stability-level")?.Node.AsString));
            var (what, tail) = was ? Changed(comparison, old, young, earliest) : Announced(comparison, young, earliest);
            if (what is not null)
            {
                yield return (what, was ? old : before("deprecated"), young ?? after("deprecated"), tail);
            }
        }
        foreach (var change in CompareStability(before("x-stability-level"), after("x-stability-level")))
        {
            yield return change;
        }
    }

    /// <summary>Null for what is no date.</summary>
    public static DateOnly? Date(Spot? sunset) => Date(sunset?.Node.AsString);

    public static DateOnly? Date(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : text.Contains('T', StringComparison.OrdinalIgnoreCase) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? DateOnly.FromDateTime(time.UtcDateTime)
        : null;

    /// <summary>Draft and alpha promise nothing; what says nothing is stable.</summary>
    public static bool IsPromised(string? level) => level is not ("draft" or "alpha");

    private static (string? What, string Tail) Announced(Comparison comparison, Spot? sunset, DateOnly earliest)
    {
        if (sunset is null)
        {
            return earliest > comparison.Today ? ("deprecated-sunset-missing", "was deprecated without the date of its end (`x-sunset`).") : ("deprecated", "was deprecated.");
        }
        return Date(sunset) switch
        {
            null => ("deprecated-sunset-invalid", $"was deprecated, and {ValueText.Quote(sunset.Node)} is no date to end at (`x-sunset`)."),
            { } date when date < earliest => ("sunset-date-too-small", $"was deprecated and ends on {Text(date)}; it may not end before {Text(earliest)}."),
            { } date => ("deprecated-with-sunset", $"was deprecated and ends on {Text(date)}."),
        };
    }

    private static (string? What, string Tail) Changed(Comparison comparison, Spot? old, Spot? young, DateOnly earliest)
    {
        if (comparison.Sameness.Same(old, young))
        {
            return (null, "");
        }
        if (young is null)
        {
            return ("sunset-deleted", $"no longer says when it ends; it was {ValueText.Quote(old?.Node)} (`x-sunset`).");
        }
        if (Date(young) is not { } date || (old is not null && Date(old) is null))
        {
            return ("deprecated-sunset-invalid", $"has {ValueText.Quote(young.Node)} as its end instead of {ValueText.Quote(old?.Node)}, and not both are dates (`x-sunset`).");
        }
        if (old is null)
        {
            return date < earliest ? ("sunset-date-too-small", $"ends on {Text(date)}; it may not end before {Text(earliest)}.") : ("sunset-date-changed", $"ends on {Text(date)}.");
        }
        return date < Date(old) && (earliest <= comparison.Today || date < earliest)
            ? ("sunset-date-changed-too-small", $"ends on {Text(date)}, earlier than announced ({ValueText.Quote(old.Node)}).")
            : ("sunset-date-changed", $"ends on {Text(date)} instead of {ValueText.Quote(old.Node)}.");
    }

    private static IEnumerable<(string What, Spot? Before, Spot? After, string Tail)> CompareStability(Spot? before, Spot? after)
    {
        var (old, young) = (before is null ? "stable" : before.Node.AsString ?? "", after is null ? "stable" : after.Node.AsString ?? "");
        if (old == young)
        {
            yield break;
        }
        var (from, to) = (Array.IndexOf(Levels, old), Array.IndexOf(Levels, young));
        yield return from < 0 || to < 0 ? ("invalid-stability-level", before, after, $"has {ValueText.Quote(from < 0 ? old : young)} as its stability, which is none of {ValueText.List(Levels)}.")
            : to < from ? ("stability-decreased", before, after, $"is {young} now; it was {old}.")
            : ("stability-increased", before, after, $"is {young} now; it was {old}.");
    }

    private static int DaysOf(ComparisonSettings settings, string? level) =>
        !IsPromised(level) ? 0 : level is "beta" ? settings.MinimumSunsetDaysOfBeta : settings.MinimumSunsetDays;

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
