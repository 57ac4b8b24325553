using System.Text;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Proposals;

/// <summary>Writes what is added to an object or list in the manner of what stands around it.</summary>
internal sealed class AddedText(string text, bool isJson)
{
    private readonly string _newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    public TextInsert Write(Container container, IReadOnlyList<(string? Name, ContractNode Value)> added)
    {
        if (container.IsBlock)
        {
            var lines = added.SelectMany(one => Lines(container, one.Name, one.Value));
            return new TextInsert(EndOfLine(container.LastEnd), container.Column, string.Concat(lines.Select(line => _newLine + (line.Length == 0 ? "" : new string(' ', container.Column - 1) + line))));
        }
        var isMultiLine = text.AsSpan(container.Open, container.Close - container.Open).Contains('\n') && !container.IsEmpty;
        var indent = isMultiLine ? Indent(container.LastEnd) : "";
        var written = added.Select(one => (one.Name is null ? "" : Name(container, one.Name) + (IsTight ? ":" : ": ")) + (isJson ? Json(one.Value, indent, isMultiLine ? Unit(container, indent) : null) : YamlFlow.Write(one.Value)));
        var between = isMultiLine ? "," + _newLine + indent : IsTight ? "," : ", ";
        var inside = string.Join(between, written);
        if (!container.IsEmpty)
        {
            return new TextInsert(container.LastEnd, container.Column, between + inside);
        }
        var isBare = container.Close == container.Open + 1 && !IsTight && added[0].Name is not null;
        return new TextInsert(container.Open + 1, container.Column, isBare ? $" {inside} " : inside);
    }

    /// <summary>Written without spaces, all in one line.</summary>
    private bool IsTight => isJson && !text.AsSpan().TrimEnd().Contains('\n') && !text.Contains("\": ", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(Container container, string? name, ContractNode value)
    {
        if (container.InnerFlow && value is not ScalarNode)
        {
            return [(name is null ? "- " : YamlFlow.Text(name, container.Quote is '\0' ? '"' : container.Quote) + ": ") + YamlFlow.Write(value)];
        }
        var block = name is null ? value : ObjectNode.Of(default, [new Member(name, value, default)]);
        var lines = Encoding.UTF8.GetString(NodeYaml.Write(block)).TrimEnd('\n').Split('\n');
        if (name is null)
        {
            return lines.Select((line, at) => (at == 0 ? "- " : "  ") + line);
        }
        // The neighbours' quotes.
        lines[0] = container.Quote is '\'' && lines[0].StartsWith($"\"{name}\":", StringComparison.Ordinal) ? $"'{name}':" + lines[0][(name.Length + 3)..] : lines[0];
        return lines;
    }

    private string Name(Container container, string name) => isJson ? Contracts.Samples.Writers.CodeText.Quote(name) : YamlFlow.Text(name, container.Quote is '\0' ? '"' : container.Quote);

    /// <param name="unit">Null: in one line.</param>
    private string Json(ContractNode value, string indent, string? unit)
    {
        if (unit is null)
        {
            return IsTight || value is ScalarNode ? NodeJson.Text(value, indented: false) : OneLine(value);
        }
        var lines = NodeJson.Text(value).ReplaceLineEndings("\n").Split('\n');
        return string.Join(_newLine, lines.Select((line, at) =>
        {
            var bare = line.TrimStart(' ');
            return at == 0 ? line : indent + string.Concat(Enumerable.Repeat(unit, (line.Length - bare.Length) / 2)) + bare;
        }));
    }

    private static string OneLine(ContractNode value) => value switch
    {
        ObjectNode { Count: > 0 } map => "{ " + string.Join(", ", map.Members.Select(member => $"{Contracts.Samples.Writers.CodeText.Quote(member.Name)}: {OneLine(member.Value)}")) + " }",
        ArrayNode list => "[" + string.Join(", ", list.Items.Select(OneLine)) + "]",
        _ => NodeJson.Text(value, indented: false),
    };

    /// <summary>What one level is indented by.</summary>
    private string Unit(Container container, string indent)
    {
        var outer = Indent(container.Open);
        return indent.Length > outer.Length && indent.StartsWith(outer, StringComparison.Ordinal) ? indent[outer.Length..] : "  ";
    }

    private string Indent(int at)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }
        return text[start..end];
    }

    private int EndOfLine(int at)
    {
        var end = text.IndexOf('\n', at);
        end = end < 0 ? text.Length : end;
        return end > at && text[end - 1] is '\r' ? end - 1 : end;
    }
}
