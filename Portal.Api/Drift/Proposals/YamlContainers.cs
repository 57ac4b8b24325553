using Portal.Api.Contracts.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Api.Drift.Proposals;

/// <summary>Finds maps and lists in YAML text, by the places that their nodes tell, in one pass over its events.</summary>
internal sealed class YamlContainers
{
    private readonly string _text;
    private readonly Dictionary<(long Line, long Column, bool IsMap), ContractNode> _wanted = [];
    private readonly Dictionary<ContractNode, Container> _found = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Level> _open = new();
    private int _lastEnd;

    private YamlContainers(string text, IEnumerable<ContractNode> nodes)
    {
        _text = text;
        foreach (var node in nodes)
        {
            _wanted[(node.Line, node.Column, node is ObjectNode)] = node;
        }
    }

    /// <param name="text">Without a mark.</param>
    public static Dictionary<ContractNode, Container> Find(string text, IEnumerable<ContractNode> nodes)
    {
        var containers = new YamlContainers(text, nodes);
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        while (parser.MoveNext())
        {
            containers.Take(parser.Current!);
        }
        return containers._found;
    }

    private void Take(ParsingEvent current)
    {
        switch (current)
        {
            case MappingStart map:
                Open(map, isMap: true, isBlock: map.Style is not MappingStyle.Flow);
                break;
            case SequenceStart list:
                Open(list, isMap: false, isBlock: list.Style is not SequenceStyle.Flow);
                break;
            case Scalar scalar:
                Child(flow: false);
                if (_open.TryPeek(out var level) && level is { IsMap: true, Children: 1 })
                {
                    level.Quote = scalar.Style switch { ScalarStyle.SingleQuoted => '\'', ScalarStyle.DoubleQuoted => '"', _ => '\0' };
                    level.Column = (int)scalar.Start.Column;
                }
                _lastEnd = Trimmed((int)scalar.End.Index, scalar.Style);
                break;
            case AnchorAlias alias:
                Child(flow: false);
                _lastEnd = (int)alias.End.Index;
                break;
            case MappingEnd or SequenceEnd:
                Close(current);
                break;
        }
    }

    private void Open(NodeEvent start, bool isMap, bool isBlock)
    {
        Child(flow: !isBlock);
        var at = (int)start.Start.Index;
        if (!isBlock)
        {
            // An anchor or a tag may stand before the bracket.
            at = _text.IndexOf(isMap ? '{' : '[', at);
            _lastEnd = at + 1;
        }
        _open.Push(new Level(start, isMap, isBlock, at) { Column = (int)start.Start.Column });
    }

    private void Close(ParsingEvent end)
    {
        var level = _open.Pop();
        // The event's own end is not behind the bracket.
        var close = level.IsBlock ? _lastEnd : (int)end.Start.Index;
        if (_wanted.TryGetValue((level.Start.Start.Line, level.Start.Start.Column, level.IsMap), out var node))
        {
            _found.TryAdd(node, new Container(level.IsBlock, level.Open, _lastEnd, close, level.Column, level.InnerFlow, level.Quote));
        }
        if (!level.IsBlock)
        {
            _lastEnd = close + 1;
        }
    }

    private void Child(bool flow)
    {
        if (_open.TryPeek(out var level))
        {
            level.Children++;
            level.InnerFlow = flow;
        }
    }

    /// <summary>A block of text ends where its last line does, whatever the parser takes along.</summary>
    private int Trimmed(int end, ScalarStyle style)
    {
        while (style is ScalarStyle.Literal or ScalarStyle.Folded or ScalarStyle.Plain && end > 0 && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }
        return end;
    }

    private sealed class Level(NodeEvent start, bool isMap, bool isBlock, int open)
    {
        public NodeEvent Start { get; } = start;

        public bool IsMap { get; } = isMap;

        public bool IsBlock { get; } = isBlock;

        public int Open { get; } = open;

        public int Column { get; set; }

        public int Children { get; set; }

        public bool InnerFlow { get; set; }

        public char Quote { get; set; }
    }
}
