using System.Globalization;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Mocking;

/// <summary>The single values of a body, each by its place in it.</summary>
internal static class BodyLeaves
{
    /// <summary>A body may be large; what comes first is enough to tell examples apart.</summary>
    private const int Most = 500;

    public static Dictionary<string, string> Of(ContractNode? body)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(leaves, "", body);
        return leaves;
    }

    /// <summary>1000: the same; -1000: nothing is the same; between them by the share of what is.</summary>
    public static int Likeness(Dictionary<string, string> left, Dictionary<string, string> right)
    {
        var same = left.Count(leaf => right.TryGetValue(leaf.Key, out var text) && text == leaf.Value);
        var all = left.Count + right.Count - left.Keys.Count(right.ContainsKey);
        return all == 0 ? 1000 : (2000 * same / all) - 1000;
    }

    private static void Add(Dictionary<string, string> leaves, string place, ContractNode? node)
    {
        switch (node)
        {
            case ScalarNode scalar when leaves.Count < Most:
                leaves[place] = scalar.Text;
                break;
            case ObjectNode whole:
                foreach (var member in whole.Members)
                {
                    Add(leaves, $"{place}/{member.Name}", member.Value);
                }
                break;
            case ArrayNode list:
                for (var index = 0; index < list.Items.Count && leaves.Count < Most; index++)
                {
                    Add(leaves, string.Create(CultureInfo.InvariantCulture, $"{place}/{index}"), list.Items[index]);
                }
                break;
        }
    }
}
