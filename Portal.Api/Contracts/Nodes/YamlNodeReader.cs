using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// One YAML document to nodes by its events, in budgets: aliases are counted by what they unfold to and may not lie inside what they name.
/// Nothing is ever constructed from a document. What does not end reading (a name twice, a merge, a strange tag) is told, all of it.
/// </summary>
internal sealed class YamlNodeReader
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly Reading _reading;
    private readonly PathTrail _path = new();
    private readonly NodeStack _stack = new();
    private readonly Dictionary<string, ContractNode?> _anchors = new(StringComparer.Ordinal);
    private readonly Parser _parser;

    private YamlNodeReader(ReadOnlyMemory<byte> utf8, Reading reading)
    {
        _utf8 = utf8;
        _reading = reading;
        _parser = new Parser(new Scanner(new YamlText(utf8, reading, _path), skipComments: true));
    }

    /// <param name="utf8">Valid, without a mark.</param>
    public static ContractNode Read(ReadOnlyMemory<byte> utf8, Reading reading)
    {
        var reader = new YamlNodeReader(utf8, reading);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            // Some of its exceptions know no place; then it is where the last good event ended.
            throw YamlFault.Explain(exception.Start.Line > 0 ? exception.Start : reader._parser.Current?.End ?? exception.Start, utf8.Span, reading.File, reader._path.ToString());
        }
    }

    private ContractNode ReadDocument()
    {
        Next();
        Next();
        if (_parser.Current is not DocumentStart)
        {
            throw new UnreadableException("The document is empty.", new NodePlace(1, 1, _reading.File));
        }
        Next();
        var root = ReadNode(1);
        Next();
        Next();
        if (_parser.Current is DocumentStart second)
        {
            _reading.Findings.Error(PlaceOf(second), "", "A second YAML document begins here; a contract is one document.");
        }
        return root;
    }

    /// <summary>Reads the node that the current event begins; leaves at that node's last event.</summary>
    private ContractNode ReadNode(int depth)
    {
        var current = _parser.Current!;
        if (current is AnchorAlias alias)
        {
            return ReadAlias(alias, depth);
        }
        if (current is not NodeEvent start)
        {
            // The parser ends what it has not begun in some texts that are no YAML.
            throw YamlFault.Explain(current.Start, _utf8.Span, _reading.File, _path.ToString());
        }
        var place = PlaceOf(start);
        _reading.CheckDepth(depth, place, _path);
        _reading.CountValues(1, place, _path);
        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }
        ContractNode node = start switch
        {
            MappingStart => ReadObject(start, place, depth),
            SequenceStart => ReadArray(start, place, depth),
            _ => ReadScalar((Scalar)start, place),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }
        return node;
    }

    private ContractNode ReadAlias(AnchorAlias alias, int depth)
    {
        var place = PlaceOf(alias);
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw Refuse(alias, $"There is no anchor '&{Shorten.Text(alias.Value.Value)}' before this alias.");
        }
        if (node is null)
        {
            throw Refuse(alias, $"The alias '*{Shorten.Text(alias.Value.Value)}' stands inside what it names, so it has no end.");
        }
        _reading.CountAlias(place, _path);
        _reading.CheckDepth(depth + node.Height - 1, place, _path);
        _reading.CountValues(node.Weight, place, _path);
        return node;
    }

    private ObjectNode ReadObject(NodeEvent start, NodePlace place, int depth)
    {
        CheckTag(start, YamlTags.Map);
        var first = _stack.MemberCount;
        _path.Push();
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            if (_parser.Current is not Scalar key)
            {
                throw Refuse(_parser.Current!, "A name in a contract is plain text, not a list, a map or an alias.");
            }
            var name = _reading.Texts.Get(key.Value);
            var at = PlaceOf(key);
            _path.At(name);
            if (!key.Anchor.IsEmpty)
            {
                _anchors[key.Anchor.Value] = new ScalarNode(ScalarKind.String, name, at);
            }
            Next();
            var value = ReadNode(depth + 1);
            if (key is { Value: "<<", IsPlainImplicit: true })
            {
                _reading.Findings.Error(at, _path.ToString(), "'<<' (merge) is not part of YAML 1.2. Write the members out, or use $ref.");
                continue;
            }
            _stack.Add(new Member(name, value, at));
        }
        _path.Pop();
        return _stack.TakeObject(first, place, _reading, _path);
    }

    private ArrayNode ReadArray(NodeEvent start, NodePlace place, int depth)
    {
        CheckTag(start, YamlTags.List);
        var first = _stack.ItemCount;
        _path.Push();
        for (Next(); _parser.Current is not SequenceEnd; Next())
        {
            _path.At(_stack.ItemCount - first);
            _stack.Add(ReadNode(depth + 1));
        }
        _path.Pop();
        return _stack.TakeArray(first, place);
    }

    private ScalarNode ReadScalar(Scalar scalar, NodePlace place)
    {
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
        if ((tag.Length == 0 && scalar.Style is not ScalarStyle.Plain) || tag == YamlTags.Text)
        {
            return new ScalarNode(ScalarKind.String, _reading.Texts.Get(scalar.Value), place);
        }
        if (YamlScalars.IsBeyondJson(scalar.Value))
        {
            _reading.Findings.Error(place, _path.ToString(), "JSON has no infinity and no 'not a number', so a contract cannot have them either. If this is a text, put it in quotes.");
        }
        var (kind, text) = YamlScalars.Resolve(scalar.Value);
        if (!YamlTags.Fits(tag, kind))
        {
            _reading.Findings.Error(place, _path.ToString(), $"The tag '{Shorten.Text(tag)}' does not fit here.");
        }
        return new ScalarNode(kind, _reading.Texts.Get(text), place);
    }

    private void CheckTag(NodeEvent start, string core)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && start.Tag.Value != core)
        {
            _reading.Findings.Error(PlaceOf(start), _path.ToString(), $"The tag '{Shorten.Text(start.Tag.Value)}' does not fit here.");
        }
    }

    private void Next()
    {
        if (!Moves())
        {
            var (line, column) = Utf8Text.PlaceOf(_utf8.Span, _utf8.Length);
            throw new UnreadableException("The document ends too early.", new NodePlace(line, column, _reading.File), _path.ToString());
        }
    }

    private bool Moves()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The scanner loses its way in some texts that are no YAML, and does not say so in its own words.
            throw YamlFault.Explain(_parser.Current?.End ?? Mark.Empty, _utf8.Span, _reading.File, _path.ToString());
        }
    }

    private NodePlace PlaceOf(ParsingEvent at) => new((int)Math.Min(at.Start.Line, int.MaxValue), (int)Math.Min(at.Start.Column, int.MaxValue), _reading.File);

    private UnreadableException Refuse(ParsingEvent at, string message) => new(message, PlaceOf(at), _path.ToString());
}
