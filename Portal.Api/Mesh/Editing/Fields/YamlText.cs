using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Api.Mesh.Editing.Fields;

/// <summary>
/// Changes one field of a YAML text and leaves every other character where it was: order, comments and spelling stay the author's. What comes of it is
/// read again, and has to say everything else as before. Null where the field stands in a form that cannot be changed so, such as an alias.
/// </summary>
internal static class YamlText
{
    public static string? Set(string text, int document, IReadOnlyList<string> path, string value)
    {
        var root = Root(text, document);
        if (root.At(path) is { } there)
        {
            return there is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, Value.Length: > 0 } scalar
                ? Checked(text, Splice(text, (int)scalar.Start.Index, (int)scalar.End.Index, value), document, path, value)
                : null;
        }
        var depth = path.Count - 1;
        while (depth > 0 && root.At(path.Take(depth)) is null)
        {
            depth--;
        }
        return root.At(path.Take(depth)) is YamlMappingNode { Children.Count: > 0 } map
            ? Checked(text, map.IsFlow() ? InsertFlow(text, map, Flow(path, depth, value)) : InsertLines(text, map, (int)map.Children[0].Key.Start.Column - 1, Lines(path, depth, value)), document, path, value)
            : null;
    }

    /// <summary>An entry, written as flow YAML, to the end of a list.</summary>
    public static string? Append(string text, int document, IReadOnlyList<string> path, string entry)
    {
        if (Root(text, document).At(path) is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            return null;
        }
        var written = list.IsFlow() ? InsertFlow(text, list, entry) : InsertLines(text, list, (int)list.Start.Column - 1, ["- " + entry]);
        var at = string.Create(CultureInfo.InvariantCulture, $"{Way(document, path)}/{list.Children.Count}");
        return Explained(text, written, at) is { } after && YamlLeaves.Of(entry) is { } said && said.All(leaf => after.GetValueOrDefault(at + leaf.Key[1..]) == leaf.Value) ? written : null;
    }

    /// <summary>With what it stands in, up to <paramref name="home"/> steps from the root, where nothing else stands in there.</summary>
    public static string? Remove(string text, int document, IReadOnlyList<string> path, int home)
    {
        var root = Root(text, document);
        if (root.At(path) is null)
        {
            // With what it stood in, a moment ago.
            return text;
        }
        var length = path.Count;
        while (length > home && root.At(path.Take(length - 1)) is YamlMappingNode { Children.Count: 1 })
        {
            length--;
        }
        if (root.At(path.Take(length - 1)) is not YamlMappingNode { Children.Count: > 1 } map || map.At(path[length - 1]) is null)
        {
            return null;
        }
        var at = map.Children.ToList().FindIndex(child => child.Key.Text() == path[length - 1]);
        var removed = map.IsFlow() ? CutFlow(text, map, at) : CutLines(text, map, at);
        var way = Way(document, path.Take(length));
        return Explained(text, removed, way) is { } after && !after.Keys.Any(key => key == way || key.StartsWith(way + "/", StringComparison.Ordinal)) ? removed : null;
    }

    private static YamlNode? Root(string text, int document) => YamlNodes.Read(text) is var roots && document < roots.Count ? roots[document] : null;

    private static string? Checked(string before, string text, int document, IReadOnlyList<string> path, string value) =>
        Explained(before, text, Way(document, path)) is { } after && after.GetValueOrDefault(Way(document, path)) == value ? text : null;

    /// <summary>What a text says; null where that is not what was said before but for one place.</summary>
    private static IReadOnlyDictionary<string, string>? Explained(string before, string text, string way) =>
        YamlLeaves.Of(before) is { } old && YamlLeaves.Of(text) is { } now && YamlLeaves.AreSameBut(old, now, way) ? now : null;

    private static string Way(int document, IEnumerable<string> path) => string.Create(CultureInfo.InvariantCulture, $"{document}/{string.Join('/', path)}");

    private static string Flow(IReadOnlyList<string> path, int depth, string value) =>
        depth == path.Count - 1 ? $"{path[depth]}: {value}" : $"{path[depth]}: {{ {Flow(path, depth + 1, value)} }}";

    private static IEnumerable<string> Lines(IReadOnlyList<string> path, int depth, string value) =>
        path.Skip(depth).Select((step, at) => new string(' ', at * 2) + step + (depth + at == path.Count - 1 ? $": {value}" : ":"));

    private static string InsertFlow(string text, YamlNode node, string member)
    {
        var close = node.LastIndex(text) - 1;
        var last = close;
        while (char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }
        return Splice(text, last, last, text[last - 1] is ',' ? $" {member}" : $", {member}");
    }

    private static string InsertLines(string text, YamlNode node, int column, IEnumerable<string> lines)
    {
        var end = EndOfLine(text, Behind(text, node.LastIndex(text)));
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return Splice(text, end, end, string.Concat(lines.Select(line => newLine + new string(' ', column) + line)));
    }

    private static string CutFlow(string text, YamlMappingNode map, int at)
    {
        var (key, value) = map.Children[at];
        return at + 1 < map.Children.Count
            ? Splice(text, (int)key.Start.Index, (int)map.Children[at + 1].Key.Start.Index, "")
            : Splice(text, map.Children[at - 1].Value.LastIndex(text), value.LastIndex(text), "");
    }

    private static string CutLines(string text, YamlMappingNode map, int at)
    {
        var (key, value) = map.Children[at];
        var start = (int)key.Start.Index;
        var lineStart = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        if (text.AsSpan(lineStart, start - lineStart).Trim(' ').Length > 0)
        {
            // Behind the dash of a list: the next member takes its place.
            return Splice(text, start, (int)map.Children[at + 1].Key.Start.Index, "");
        }
        var end = EndOfLine(text, Behind(text, value.LastIndex(text)));
        end = end < text.Length && text[end] is '\r' ? end + 1 : end;
        return Splice(text, lineStart, end < text.Length ? end + 1 : end, "");
    }

    /// <summary>Scalars of several lines end where the next thing begins.</summary>
    private static int Behind(string text, int index)
    {
        while (index > 0 && char.IsWhiteSpace(text[index - 1]))
        {
            index--;
        }
        return index;
    }

    private static int EndOfLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        end = end < 0 ? text.Length : end;
        return end > at && text[end - 1] is '\r' ? end - 1 : end;
    }

    private static string Splice(string text, int from, int to, string between) => string.Concat(text.AsSpan(0, from), between, text.AsSpan(to));
}
