using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Divides operations for navigation: by tags and their groups, and where a large document has no tags, by the words of its paths.</summary>
internal static class OutlineSections
{
    /// <summary>So few operations without tags need no division.</summary>
    private const int FewOperations = 40;

    public static IReadOnlyList<TagSection> Of(ContractDocument document, IReadOnlyList<OperationSummary> operations)
    {
        var tags = Tags(document, operations);
        var untagged = operations.Where(operation => operation.Tag is null).ToList();
        if (untagged.Count > 0)
        {
            tags.AddRange(untagged.Count <= FewOperations ? [new TagOutline("operations", tags.Count == 0 ? "Operations" : "Other operations", null, untagged)] : ByPath(untagged, tags));
        }
        var groups = document.Root.Get("x-tagGroups").Items();
        return groups.Count == 0 ? [new TagSection(null, Nested(document, tags))] : Grouped(groups, tags);
    }

    private static List<TagOutline> Tags(ContractDocument document, IReadOnlyList<OperationSummary> operations)
    {
        var byTag = operations.Where(operation => operation.Tag is not null).ToLookup(operation => operation.Tag, StringComparer.Ordinal);
        return
        [
            .. from tag in document.Tags
               let own = byTag[tag.Name].ToList()
               where own.Count > 0 || document.Tags.Any(other => other.Parent == tag.Name)
               select new TagOutline(tag.Name, tag.Title ?? tag.Name, tag.Description, own) { Docs = tag.Docs },
        ];
    }

    /// <summary>OpenAPI 3.2: tags under tags. Loops of parents are cut where they close.</summary>
    private static List<TagOutline> Nested(ContractDocument document, List<TagOutline> tags)
    {
        var parents = document.Tags.Where(tag => tag.Parent is not null).ToDictionary(tag => tag.Name, tag => tag.Parent!, StringComparer.Ordinal);
        if (parents.Count == 0)
        {
            return tags;
        }
        var nested = new List<TagOutline>();
        void Add(TagOutline tag, int depth)
        {
            if (depth < 8 && nested.TrueForAll(other => other.Name != tag.Name))
            {
                nested.Add(tag with { Depth = depth });
                tags.FindAll(child => parents.GetValueOrDefault(child.Name) == tag.Name).ForEach(child => Add(child, depth + 1));
            }
        }
        tags.FindAll(tag => !parents.TryGetValue(tag.Name, out var parent) || tags.TrueForAll(other => other.Name != parent)).ForEach(tag => Add(tag, 0));
        tags.ForEach(tag => Add(tag, 0));
        return nested;
    }

    private static List<TagSection> Grouped(IReadOnlyList<ContractNode> groups, List<TagOutline> tags)
    {
        var left = tags.ToDictionary(tag => tag.Name, StringComparer.Ordinal);
        var sections = new List<TagSection>();
        foreach (var group in groups)
        {
            var named = group.Get("tags").Items().Select(name => name.AsString).OfType<string>().ToList();
            List<TagOutline> found = [.. named.Where(left.ContainsKey).Distinct().Select(name => left[name])];
            found.ForEach(tag => left.Remove(tag.Name));
            if (found.Count > 0)
            {
                sections.Add(new TagSection(group.Text("name"), found));
            }
        }
        // What no group names is still there to be called.
        return left.Count == 0 ? sections : [.. sections, new TagSection(sections.Count == 0 ? null : "More", [.. tags.Where(tag => left.ContainsKey(tag.Name))])];
    }

    private static List<TagOutline> ByPath(List<OperationSummary> operations, List<TagOutline> tags)
    {
        var taken = tags.ConvertAll(tag => tag.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. operations.GroupBy(operation => FirstWord(operation.Path), StringComparer.Ordinal)
                .Select(group => new TagOutline(taken.Contains(group.Key) ? group.Key + "-paths" : group.Key, Title(group.Key), null, [.. group])),
        ];
    }

    /// <summary>The first part of a path that is neither a version nor a parameter: <c>/v1/charges/{id}</c> is about charges.</summary>
    private static string FirstWord(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(part => part[0] != '{' && part is not "api" && !(part[0] is 'v' && part.Skip(1).All(letter => char.IsAsciiDigit(letter) || letter == '.'))) ?? "operations";

    private static string Title(string word)
    {
        var text = word.Replace('_', ' ').Replace('-', ' ');
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
