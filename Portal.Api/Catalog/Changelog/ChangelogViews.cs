namespace Portal.Api.Catalog.Changelog;

/// <summary>In the order of Keep a Changelog.</summary>
public enum ChangelogSection
{
    Added,
    Changed,
    Deprecated,
    Removed,

    /// <summary>What was set right without any change to calls: words and examples.</summary>
    Fixed,
}

public enum ChangelogKind
{
    /// <summary>A contract came into force.</summary>
    Contract,

    /// <summary>It was said how long a version lives.</summary>
    Lifecycle,
}

/// <summary>What changed in a version, newest first.</summary>
public sealed record ChangelogView(string Api, string ApiTitle, string Version, IReadOnlyList<ChangelogEntryView> Entries);

/// <summary>
/// Everything that changed at one time. <see cref="ContractVersion"/> is what the contract calls itself, null for a change of life; <see cref="Url"/> is
/// the path of a page, with a fragment, from the root of the portal.
/// </summary>
public sealed record ChangelogEntryView(
    Guid Id,
    string Api,
    string ApiTitle,
    string Version,
    ChangelogKind Kind,
    DateTimeOffset At,
    string Title,
    string? ContractVersion,
    bool Breaking,
    IReadOnlyList<ChangelogGroup> Groups,
    string Url);

public sealed record ChangelogGroup(ChangelogSection Section, IReadOnlyList<ChangelogItem> Items);

/// <summary>
/// One change in a sentence, code between backticks. <see cref="Where"/> is method and path where the sentence does not name them; <see cref="Url"/> is
/// the page of the operation, null where there is none (any more).
/// </summary>
public sealed record ChangelogItem(string Text, bool Breaking, string? Where, string? Url);
