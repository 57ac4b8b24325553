using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Definition;

/// <summary>Compares two definitions in the shape of their files, field by field. Entries of lists are told apart by their names.</summary>
internal sealed class FieldChanges
{
    private readonly List<FieldChange> _changes = [];

    private FieldChanges()
    {
    }

    /// <summary>In the order of the file. Null: there is nothing on that side.</summary>
    public static IReadOnlyList<FieldChange> Between(ObjectNode? before, ObjectNode? after)
    {
        var changes = new FieldChanges();
        changes.Compare("", before, after);
        return changes._changes;
    }

    private void Compare(string path, ContractNode? before, ContractNode? after)
    {
        if (IsNamed(before ?? after) && IsNamed(after ?? before))
        {
            CompareNamed(path, before.Items(), after.Items());
        }
        else if ((before ?? after) is ObjectNode && (after ?? before) is ObjectNode)
        {
            var names = before.Members().Concat(after.Members()).Select(member => member.Name).Distinct();
            foreach (var name in names.Where(name => path.Length == 0 || name != "name"))
            {
                Compare(path.Length == 0 ? name : $"{path}/{name}", before.Get(name), after.Get(name));
            }
        }
        else if (InWords(before) is var was && InWords(after) is var is_ && was != is_)
        {
            _changes.Add(new FieldChange(path, was, is_));
        }
    }

    private void CompareNamed(string path, IReadOnlyList<ContractNode> before, IReadOnlyList<ContractNode> after)
    {
        var (was, now) = (before.ToDictionary(NameOf), after.ToDictionary(NameOf));
        foreach (var name in was.Keys.Union(now.Keys))
        {
            Compare($"{path}/{name}", was.GetValueOrDefault(name), now.GetValueOrDefault(name));
        }
        var (stayedBefore, stayedAfter) = (was.Keys.Where(now.ContainsKey).ToList(), now.Keys.Where(was.ContainsKey).ToList());
        if (!stayedBefore.SequenceEqual(stayedAfter))
        {
            _changes.Add(new FieldChange($"{path} (order)", string.Join(", ", stayedBefore), string.Join(", ", stayedAfter)));
        }
    }

    /// <summary>An empty list has no entries to tell apart, and is compared as one that has.</summary>
    private static bool IsNamed(ContractNode? node) => node is ArrayNode list && list.Items.All(item => item.Text("name") is not null);

    private static string NameOf(ContractNode node) => node.Text("name")!;

    private static string? InWords(ContractNode? node) => node is ArrayNode list ? string.Join(", ", list.Items.Select(NodeAccess.Inline)) : node?.Inline();
}
