using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Tags: the chapters of the reference.</summary>
internal static class TagRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<DocumentSite>(
            "tag-declared", Warning, "Tags are declared",
            "A tag that only an operation names has no description and no place of its own in the order of chapters, and is often a misspelling.",
            "List the tag under tags, or correct its name.",
            (document, notes) =>
            {
                var declared = document.Node.Get("tags").Items().Select(tag => tag.Text("name")).OfType<string>().ToHashSet(StringComparer.Ordinal);
                foreach (var tag in document.Run.Operations.SelectMany(operation => operation.Place.Items("tags")).Where(tag => tag.Node.AsString is { } name && declared.Add(name)))
                {
                    notes.Add(tag, $"The tag '{Shorten.Text(tag.Node.AsString!)}' is not declared.");
                }
            }),
        LintCheck.On<DocumentSite>(
            "tag-description", Hint, "Tags are described",
            "A line under a chapter's title tells a reader whether to look into it.",
            "Give the tag a description.",
            (document, notes) =>
            {
                foreach (var tag in document.Place.Items("tags").Where(tag => string.IsNullOrWhiteSpace(tag.Text("description"))))
                {
                    notes.Add(tag.At("description"), $"The tag '{Shorten.Text(tag.Text("name") ?? "")}' is not described.");
                }
            }),
        LintCheck.On<DocumentSite>(
            "tag-unique", Warning, "Tags are declared once",
            "Of two tags of one name, readers see only one, and its description may be the wrong one.",
            "Make one of the two, or rename one.",
            (document, notes) =>
            {
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var tag in document.Place.Items("tags").Where(tag => tag.Text("name") is { } name && !names.Add(name)))
                {
                    notes.Add(tag.At("name"), $"The tag '{Shorten.Text(tag.Text("name")!)}' is declared twice.");
                }
            }),
        LintCheck.On<DocumentSite>(
            "tag-used", Hint, "Declared tags are used",
            "A chapter without operations is an empty page, or its operations were forgotten.",
            "Tag the operations that belong there, or take the tag away.",
            (document, notes) =>
            {
                var used = document.Run.Operations.SelectMany(operation => operation.Node.Get("tags").Items()).Select(tag => tag.AsString)
                    .Concat(document.Node.Get("tags").Items().Select(tag => tag.Text("parent"))).ToHashSet();
                foreach (var tag in document.Place.Items("tags").Where(tag => document.Run.Operations.Count > 0 && tag.Text("name") is { } name && !used.Contains(name)))
                {
                    notes.Add(tag, $"No operation has the tag '{Shorten.Text(tag.Text("name")!)}'.");
                }
            }),
    ];
}
