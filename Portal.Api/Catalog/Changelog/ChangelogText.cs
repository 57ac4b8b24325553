using System.Text.RegularExpressions;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Changelog;

/// <summary>Writes what a comparison found as a changelog: by section, breaking changes first, changes of words folded into one line.</summary>
internal static partial class ChangelogText
{
    /// <summary>More than these nobody reads; breaking ones are the last to be left out.</summary>
    private const int MostLines = 500;

    public static List<ChangelogLine> Of(ContractDocument? before, ContractDocument after, ComparisonReport? comparison, bool isFirst)
    {
        if (comparison is null || before is null)
        {
            return [isFirst ? First(after) : Plain(ChangelogSection.Changed, "A new contract. What it changed cannot be told, because the one before it cannot be read any more.")];
        }
        var changes = comparison.Changes.Where(change => !Quiet().IsMatch(change.Rule)).ToList();
        var lines = changes.Where(change => change.Class is not ChangeClass.Documentation)
            .Select(change => Line(before, after, change))
            // One change to a schema shows at every operation that uses it, in the same words.
            .DistinctBy(line => (line.Section, line.Text, line.Where, line.Internal))
            .OrderBy(line => line.Section).ThenByDescending(line => line.Breaking)
            .ToList();
        var left = Math.Max(0, lines.Count - MostLines) + comparison.Omitted;
        if (lines.Count > MostLines)
        {
            lines = [.. lines.OrderByDescending(line => line.Breaking).Take(MostLines).OrderBy(line => line.Section).ThenByDescending(line => line.Breaking)];
        }
        if (left > 0)
        {
            lines.Add(Plain(ChangelogSection.Changed, left == 1 ? "And 1 more change." : $"And {left} more changes."));
        }
        lines.AddRange(Words(before, after, [.. changes.Where(change => change.Class is ChangeClass.Documentation)]));
        return lines;
    }

    /// <summary>By what happened to a part that callers know by name; what happened to a part's rules has changed it.</summary>
    public static ChangelogSection SectionOf(ContractChange change) =>
        Removed().IsMatch(change.Rule) || (change.Rule == "api-path-sunset-parse" && change.AfterPointer is null) ? ChangelogSection.Removed
        : Added().IsMatch(change.Rule) ? ChangelogSection.Added
        : Deprecated().IsMatch(change.Rule) ? ChangelogSection.Deprecated
        : ChangelogSection.Changed;

    /// <summary>True for what outsiders do not see on either side.</summary>
    public static bool IsInternal(ContractDocument before, ContractDocument after, ContractChange change) =>
        IsInternal(before, change, change.BeforePointer) || IsInternal(after, change, change.AfterPointer);

    private static ChangelogLine First(ContractDocument contract) =>
        Plain(ChangelogSection.Added, contract.OutlineFor(insider: false).Operations.Count is var count && count == 1 ? "The first contract, with 1 operation." : $"The first contract, with {count} operations.");

    private static ChangelogLine Line(ContractDocument before, ContractDocument after, ContractChange change)
    {
        var (place, where) = (change.Place, WhereOf(change.Place));
        return new ChangelogLine(
            SectionOf(change),
            change.Message,
            change.Class is ChangeClass.Breaking,
            place.OperationId ?? (place is { Method: { } method, Path: { } path } ? (after.FindOperation(method, path) ?? before.FindOperation(method, path))?.Id : null),
            where is null || change.Message.Contains(where, StringComparison.Ordinal) ? null : where,
            change.Rule,
            IsInternal(before, after, change));
    }

    /// <summary>One line for outsiders, and one more for what only insiders see.</summary>
    private static IEnumerable<ChangelogLine> Words(ContractDocument before, ContractDocument after, List<ContractChange> changes)
    {
        foreach (var group in changes.GroupBy(change => IsInternal(before, after, change)))
        {
            var count = group.Count();
            yield return Plain(ChangelogSection.Fixed, $"Words and examples in {(count == 1 ? "1 place" : $"{count} places")}. Nothing that goes over the wire changed by it.") with { Internal = group.Key };
        }
    }

    private static ChangelogLine Plain(ChangelogSection section, string text) => new(section, text, false, null, null, null, false);

    private static string? WhereOf(ChangePlace place) => place switch
    {
        { Method: { } method, Path: { } path } => $"{method} {path}",
        { Path: { } path } => path,
        _ => null,
    };

    /// <summary>True where the pointer, or the operation that it is told of, lies within something marked <c>x-internal</c>.</summary>
    private static bool IsInternal(ContractDocument document, ContractChange change, string? pointer)
    {
        var place = change.Place;
        return IsWithinInternal(document.Root, pointer)
            || (place.Path is { } path && IsWithinInternal(document.Root, $"/paths/{NodePointer.Escape(path)}/{place.Method?.ToLowerInvariant()}"));
    }

    private static bool IsWithinInternal(ContractNode root, string? pointer)
    {
        ContractNode? node = root;
        foreach (var part in pointer?.Split('/').Skip(1) ?? [])
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node is ArrayNode list && int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var index) ? list.Items.ElementAtOrDefault(index) : node.Get(name);
            if (node.Flag("x-internal"))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>What says nothing to callers: the version number stands on the entry, and components are told of where they are used.</summary>
    [GeneratedRegex("^api-(version|major-version|schema|component)-|extension-changed$|^schema-not-compared$")]
    private static partial Regex Quiet();

    [GeneratedRegex("^new-|(endpoint|webhook|callback|property|status|media-type|response-header|link|enum-value|server|security|scope|flow|one-of|any-of|security-component)-added|^request-body-added")]
    private static partial Regex Added();

    [GeneratedRegex("^api-(path-)?removed-|(webhook|callback|parameter|property|status|media-type|response-header|link|enum-value|server|security|scope|flow|one-of|any-of|security-component)-removed|^request-body-removed")]
    private static partial Regex Removed();

    [GeneratedRegex("deprecated|sunset|stability-decreased")]
    private static partial Regex Deprecated();
}
