using Portal.Api.Catalog.Lifecycle;

namespace Portal.Api.Catalog.Changelog;

/// <summary>A version as one kind of reader sees it: makes entries into what that reader is shown.</summary>
internal sealed record ChangelogScene(PublishedApiEntry Api, PublishedVersionEntry Version, bool Insider)
{
    private readonly HashSet<string> _operations = [.. Version.Contract.OutlineFor(Insider).Operations.Select(operation => operation.Id)];

    /// <summary>Null: nothing of it is for this reader.</summary>
    public ChangelogEntryView? View(ChangelogEntry entry)
    {
        var lines = entry.Lines.Where(line => Insider || !line.Internal).ToList();
        return lines.Count == 0 ? null : View(entry.Id, ChangelogKind.Contract, entry.At, TitleOf(entry, lines), entry.ContractVersion, lines);
    }

    /// <summary>Null: what changed is no news to readers, such as a notice in other words.</summary>
    public ChangelogEntryView? View(LifecycleChange change)
    {
        var lines = LifecycleNews.Of(Version.Name, change).ToList();
        return lines.Count == 0 ? null : View(change.Id, ChangelogKind.Lifecycle, change.At, $"{Api.Title}: {lines[0].Text.TrimEnd('.')}", null, lines);
    }

    private ChangelogEntryView View(Guid id, ChangelogKind kind, DateTimeOffset at, string title, string? contract, List<ChangelogLine> lines) => new(
        id,
        Api.Slug,
        Api.Title,
        Version.Name,
        kind,
        at,
        title,
        contract,
        lines.Exists(line => line.Breaking),
        [.. lines.GroupBy(line => line.Section).OrderBy(group => group.Key).Select(group => new ChangelogGroup(group.Key, [.. group.Select(ItemOf)]))],
        $"{CatalogPaths.Changelog(Api.Slug, Version.Name)}#entry-{id:N}");

    private ChangelogItem ItemOf(ChangelogLine line) => new(
        line.Text,
        line.Breaking,
        line.Where,
        line.Operation is { } operation && _operations.Contains(operation) ? CatalogPaths.Operation(Api.Slug, Version.Name, operation) : null);

    private string TitleOf(ChangelogEntry entry, List<ChangelogLine> lines)
    {
        if (entry.Revision == 1)
        {
            return $"{Api.Title} {Version.Name} is here";
        }
        var counts = lines.GroupBy(line => line.Section).OrderBy(group => group.Key)
            .Select(group => group.Key is ChangelogSection.Fixed ? "words" : $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}");
        return $"{Api.Title} {Version.Name}: {string.Join(", ", counts)}{(lines.Exists(line => line.Breaking) ? ", breaking" : "")}";
    }
}
