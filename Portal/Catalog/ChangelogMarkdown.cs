using Portal.Api.Catalog.Changelog;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;

namespace Portal.Catalog;

/// <summary>Entries of a changelog as Markdown.</summary>
internal static class ChangelogMarkdown
{
    public static void Write(MarkdownWriter writer, IReadOnlyList<ChangelogEntryView> entries)
    {
        if (entries.Count == 0)
        {
            writer.Block("Nothing has changed yet.");
        }
        foreach (var entry in entries)
        {
            writer.Heading(2, MarkdownEscape.Text(entry.Title));
            var contract = entry.ContractVersion is { Length: > 0 } version ? $", contract {MarkdownEscape.Text(version)}" : "";
            writer.Block($"{LifecycleWords.Day(DateOnly.FromDateTime(entry.At.UtcDateTime))}{contract}{(entry.Breaking ? ", **breaking**" : "")}");
            foreach (var group in entry.Groups)
            {
                writer.Heading(3, group.Section.ToString());
                foreach (var item in group.Items)
                {
                    writer.Item(Item(item));
                }
            }
        }
    }

    private static string Item(ChangelogItem item)
    {
        var where = item.Where is null ? "" : item.Url is { } url ? $"{MarkdownEscape.Link(item.Where, TwinPages.Path(url))}: " : $"{MarkdownEscape.Code(item.Where)}: ";
        var text = string.Concat(item.Text.Split('`').Select((part, index) => index % 2 == 1 && part.Length > 0 ? MarkdownEscape.Code(part) : MarkdownEscape.Text(part)));
        return $"{(item.Breaking ? "**Breaking:** " : "")}{where}{text}{(item is { Where: null, Url: { } page } ? $" ({MarkdownEscape.Link("reference", TwinPages.Path(page))})" : "")}";
    }
}
