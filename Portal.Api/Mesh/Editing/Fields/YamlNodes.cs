using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Portal.Api.Mesh.Editing.Fields;

/// <summary>Ways into YAML's nodes.</summary>
internal static class YamlNodes
{
    /// <summary>Empty where it is no YAML.</summary>
    public static IReadOnlyList<YamlNode> Read(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException)
        {
            return [];
        }
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    public static YamlNode? At(this YamlNode? node, params IEnumerable<string> path)
    {
        foreach (var step in path)
        {
            node = node switch
            {
                YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(step), out var value) ? value : null,
                YamlSequenceNode list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Children.Count => list[index],
                _ => null,
            };
        }
        return node;
    }

    public static string Text(this YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";

    public static IReadOnlyList<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode list ? [.. list.Children] : [];

    public static bool IsFlow(this YamlNode node) => node is YamlMappingNode { Style: MappingStyle.Flow } or YamlSequenceNode { Style: SequenceStyle.Flow };

    /// <summary>Behind the last character that a node is written with: collections themselves tell only where they begin.</summary>
    public static int LastIndex(this YamlNode node, string text) => node switch
    {
        YamlMappingNode or YamlSequenceNode when node.IsFlow() => Closing(text, LastChild(node)?.LastIndex(text) ?? (int)node.Start.Index + 1) + 1,
        YamlMappingNode or YamlSequenceNode when LastChild(node) is { } last => last.LastIndex(text),
        _ => (int)node.End.Index,
    };

    /// <summary>A name without a value is the last thing there itself.</summary>
    private static YamlNode? LastChild(YamlNode node) => node switch
    {
        YamlMappingNode { Children.Count: > 0 } map => map.Children[^1] is var last && last.Value is YamlScalarNode { Value: null or "", Style: ScalarStyle.Plain } ? last.Key : last.Value,
        YamlSequenceNode { Children.Count: > 0 } list => list.Children[^1],
        _ => null,
    };

    private static int Closing(string text, int at)
    {
        while (text[at] is not ('}' or ']'))
        {
            at = text[at] is '#' && text.IndexOf('\n', at) is > 0 and var line ? line : at + 1;
        }
        return at;
    }
}
