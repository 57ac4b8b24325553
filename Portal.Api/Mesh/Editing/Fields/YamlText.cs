using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Api.Mesh.Editing.Fields;

/// <summary>
/// Changes one field of a YAML text and leaves every other character where it was: order, comments and spelling stay the author's. Null where the
/// field stands in a form that cannot be changed so.
/// </summary>
internal static class YamlText
{
    public static string? Set(string text, int document, IReadOnlyList<string> path, string value)
    {
        var root = Root(text, document);
        if (root.At(path) is { } there)
        {
            return there is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, Value.Length: > 0 } scalar
                ? Checked(Splice(text, (int)scalar.Start.Index, (int)scalar.End.Index, value), document, path, value)
                : null;
        }
        var depth = path.Count - 1;
        while (depth > 0 && root.At(path.Take(depth)) is null)
        {
            depth--;
        }
        return root.At(path.Take(depth)) is YamlMappingNode { Children.Count: > 0 } map
            ? Checked(map.IsFlow() ? InsertFlow(text, map, Flow(path, depth, value)) : InsertLines(text, map, (int)map.Children[0].Key.Start.Column - 1, Lines(path, depth, value)), document, path, value)
            : null;
    }

    /// <summary>An entry, written as flow YAML, to the end of a list.</summary>
    public static string? Append(string text, int document, IReadOnlyList<string> path, string entry) =>
        Root(text, document).At(path) is YamlSequenceNode { Children.Count: > 0 } list
            ? list.IsFlow() ? InsertFlow(text, list, entry) : InsertLines(text, list, ColumnOfDash(text, list), ["- " + entry])
            : null;

    /// <summary>With what it stands in, up to <paramref name="home"/> steps from the root, where nothing else stands in there.</summary>
    public static string? Remove(string text, int document, IReadOnlyList<string> path, int home)
    {
        var root = Root(text, document);
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
        return Root(removed, document) is { } after && after.At(path.Take(length)) is null && after.At(path.Take(length - 1)) is YamlMappingNode left && left.Children.Count == map.Children.Count - 1 ? removed : null;
    }

    private static YamlNode? Root(string text, int document) => YamlNodes.Read(text) is var roots && document < roots.Count ? roots[document] : null;

    private static string? Checked(string text, int document, IReadOnlyList<string> path, string value) => Root(text, document).At(path).Text() == value ? text : null;

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

    private static int ColumnOfDash(string text, YamlSequenceNode list)
    {
        var dash = text.LastIndexOf('-', (int)list.Children[0].Start.Index - 1);
        return dash - (text.LastIndexOf('\n', dash) + 1);
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
