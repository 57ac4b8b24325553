using System.Globalization;

namespace Portal.Api.Catalog.Lifecycle;

/// <summary>What may be said of a version's life, in its file and at run time alike.</summary>
internal static class LifecycleRules
{
    /// <summary>The rules that are broken, by the field that breaks them; each sentence goes on from the field's name.</summary>
    public static IEnumerable<(string Field, string Rule)> Broken(string version, LifecycleState state, DateOnly? deprecated, DateOnly? retired, string? successor, IEnumerable<string> versions)
    {
        if (retired < deprecated)
        {
            yield return ("retired", $"is not before 'deprecated' (RFC 9745, 4): a version that ends on {Words(retired.Value)} cannot become deprecated on {Words(deprecated.Value)}. Move one of the dates.");
        }
        if (state is LifecycleState.Draft && (deprecated ?? retired) is not null)
        {
            yield return ("state", "is draft, and a draft is neither deprecated nor retired: nobody was promised it. Publish it first, or take the dates away.");
        }
        if (successor is not null && (successor == version || !versions.Contains(successor)))
        {
            yield return ("successor", successor == version
                ? "names the version itself. Name the version to go to, or leave it out."
                : $"names no version of this API; there are {string.Join(", ", versions)}.");
        }
    }

    /// <summary>The words deprecated and retired without a date mean from today on, and stay with the day when that was first said.</summary>
    public static VersionLifecycle Resolve(LifecycleState state, DateOnly? deprecated, DateOnly? retired, string? successor, string? notice, DateOnly today, VersionLifecycle? before)
    {
        retired ??= state is LifecycleState.Retired ? Earlier(before?.Retired, today) : null;
        deprecated ??= state is LifecycleState.Deprecated ? Earlier(before?.Deprecated, retired < today ? retired.Value : today) : null;
        return new VersionLifecycle(
            state is LifecycleState.Draft or LifecycleState.Beta ? state : LifecycleState.Published,
            deprecated,
            retired,
            successor,
            string.IsNullOrWhiteSpace(notice) ? null : notice.Trim());
    }

    /// <summary>Such as <c>30 June 2027</c>.</summary>
    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static DateOnly Earlier(DateOnly? known, DateOnly today) => known <= today ? known.Value : today;
}
