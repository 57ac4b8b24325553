using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Api.Mesh.Editing.Fields;

/// <summary>All that a YAML text says, by the way to it, aliases written out: what an edit has changed beyond what it was to change shows in it.</summary>
internal static class YamlLeaves
{
    // Far above any mesh file, and far below what aliases of aliases come to.
    private const int Most = 200_000;

    /// <summary>Null: it is no YAML, or says too much.</summary>
    public static IReadOnlyDictionary<string, string>? Of(string text)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        var roots = YamlNodes.Read(text);
        return roots.Count > 0 && roots.Select((root, document) => Add(leaves, root, document.ToString(CultureInfo.InvariantCulture))).All(fits => fits) ? leaves : null;
    }

    /// <summary>Whether both say the same but for what stands below <paramref name="way"/>.</summary>
    public static bool AreSameBut(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, string way)
    {
        bool IsElsewhere(string key) => key != way && !key.StartsWith(way + "/", StringComparison.Ordinal);
        return before.Keys.Count(IsElsewhere) == after.Keys.Count(IsElsewhere)
            && before.Where(leaf => IsElsewhere(leaf.Key)).All(leaf => after.TryGetValue(leaf.Key, out var value) && value == leaf.Value);
    }

    private static bool Add(Dictionary<string, string> leaves, YamlNode node, string way)
    {
        switch (node)
        {
            case YamlMappingNode { Children.Count: > 0 } map:
                return map.Children.All(child => Add(leaves, child.Value, $"{way}/{Step(child.Key)}"));
            case YamlSequenceNode { Children.Count: > 0 } list:
                return list.Children.Select((item, at) => (item, at)).All(one => Add(leaves, one.item, string.Create(CultureInfo.InvariantCulture, $"{way}/{one.at}")));
            default:
                // A quoted number is text, and another thing than the number.
                leaves[way] = node is YamlScalarNode scalar ? (scalar.Style is ScalarStyle.Plain ? "" : "'") + scalar.Value : node.NodeType.ToString();
                return leaves.Count <= Most;
        }
    }

    private static string Step(YamlNode key) => key.Text().Replace("/", "~1", StringComparison.Ordinal);
}
