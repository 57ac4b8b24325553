using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// One YAML document to nodes by its events, in budgets: aliases are counted by what they unfold to, may not lie inside what they name, and
/// names are unique. Tags other than those of the core schema are refused, so nothing is ever constructed from a document.
/// </summary>
internal sealed class YamlNodeReader
{
    private const string CoreTags = "tag:yaml.org,2002:";

    private readonly Parser _parser;
    private readonly Dictionary<string, ContractNode?> _anchors = new(StringComparer.Ordinal);
    private long _values;
    private int _aliases;

    private YamlNodeReader(string text) => _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));

    public static ContractNode Read(string text)
    {
        var reader = new YamlNodeReader(text);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            // Some of its exceptions know no place; then it is where the last good event ended. It often stops a line early or late.
            var place = exception.Start.Line > 0 ? exception.Start : reader._parser.Current?.End ?? exception.Start;
            for (var line = Math.Max(1, place.Line - 2); line <= place.Line + 2; line++)
            {
                if (text.AsSpan(LineStart(text, line)).TrimStart(' ') is ['\t', ..])
                {
                    throw new UnreadableException("A tab indents this line; YAML takes spaces only.", line, 1);
                }
            }
            throw new UnreadableException(
                "This is not YAML from here on: look at the indentation, quotes and colons of this line and the one before.",
                place.Line,
                place.Column);
        }
    }

    private static int LineStart(string text, long line)
    {
        var start = 0;
        for (var number = 1; number < line; number++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                break;
            }
            start = end + 1;
        }
        return start;
    }

    private ContractNode ReadDocument()
    {
        Next();
        Next();
        if (_parser.Current is not DocumentStart)
        {
            throw new UnreadableException("The document is empty.", 1, 1);
        }
        Next();
        var root = ReadNode(1);
        Next();
        Next();
        return _parser.Current is DocumentStart second
            ? throw Refuse(second, "A second YAML document begins here; a contract is one document.")
            : root;
    }

    /// <summary>Reads the node that the current event begins; leaves at that node's last event.</summary>
    private ContractNode ReadNode(int depth)
    {
        var current = _parser.Current!;
        if (current is AnchorAlias alias)
        {
            return ReadAlias(alias, depth);
        }
        var start = (NodeEvent)current;
        if (depth > NodeBudget.Depth)
        {
            throw Refuse(start, $"Values are nested deeper than {NodeBudget.Depth} levels.");
        }
        Count(start, 1);
        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }
        ContractNode node = start switch
        {
            MappingStart => ReadObject(start, depth),
            SequenceStart => ReadArray(start, depth),
            Scalar scalar => ReadScalar(scalar),
            _ => throw Refuse(start, "This is nothing that a contract is made of."),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }
        return node;
    }

    private ContractNode ReadAlias(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw Refuse(alias, $"There is no anchor '&{Shorten.Text(alias.Value.Value)}' before this alias.");
        }
        if (node is null)
        {
            throw Refuse(alias, $"The alias '*{Shorten.Text(alias.Value.Value)}' stands inside what it names, so it has no end.");
        }
        if (++_aliases > NodeBudget.Aliases || depth + node.Height - 1 > NodeBudget.Depth)
        {
            throw Refuse(alias, $"Aliases are used more than {NodeBudget.Aliases:N0} times, or unfold deeper than {NodeBudget.Depth} levels.");
        }
        Count(alias, node.Weight);
        return node;
    }

    private ObjectNode ReadObject(NodeEvent start, int depth)
    {
        CheckTag(start, "map");
        var members = new OrderedDictionary<string, Member>(StringComparer.Ordinal);
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            if (_parser.Current is not Scalar key)
            {
                throw Refuse(_parser.Current!, "A name in a contract is plain text, not a list, a map or an alias.");
            }
            if (key is { Value: "<<", IsPlainImplicit: true })
            {
                throw Refuse(key, "'<<' (merge) is not part of YAML 1.2. Write the members out, or use $ref.");
            }
            Next();
            var value = ReadNode(depth + 1);
            if (!members.TryAdd(key.Value, new Member(key.Value, value, (int)key.Start.Line, (int)key.Start.Column)))
            {
                throw Refuse(key, $"The name '{Shorten.Text(key.Value)}' stands twice in this object. Remove one.");
            }
        }
        return new ObjectNode((int)start.Start.Line, (int)start.Start.Column, members);
    }

    private ArrayNode ReadArray(NodeEvent start, int depth)
    {
        CheckTag(start, "seq");
        var items = new List<ContractNode>();
        for (Next(); _parser.Current is not SequenceEnd; Next())
        {
            items.Add(ReadNode(depth + 1));
        }
        return new ArrayNode((int)start.Start.Line, (int)start.Start.Column, items);
    }

    private static ScalarNode ReadScalar(Scalar scalar)
    {
        var (line, column) = ((int)scalar.Start.Line, (int)scalar.Start.Column);
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
        if ((tag.Length == 0 && scalar.Style is not ScalarStyle.Plain) || tag == CoreTags + "str")
        {
            return new ScalarNode(ScalarKind.String, scalar.Value, line, column);
        }
        var (kind, text) = YamlScalars.Resolve(scalar.Value);
        if (YamlScalars.IsBeyondJson(scalar.Value))
        {
            throw Refuse(scalar, "JSON has no infinity and no 'not a number', so a contract cannot have them either.");
        }
        var asked = tag switch
        {
            "" => true,
            CoreTags + "null" => kind is ScalarKind.Null,
            CoreTags + "bool" => kind is ScalarKind.Boolean,
            CoreTags + "int" or CoreTags + "float" => kind is ScalarKind.Number,
            _ => false,
        };
        return asked ? new ScalarNode(kind, text, line, column) : throw Refuse(scalar, $"The tag '{Shorten.Text(tag)}' does not fit here.");
    }

    private static void CheckTag(NodeEvent start, string core)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && start.Tag.Value != CoreTags + core)
        {
            throw Refuse(start, $"The tag '{Shorten.Text(start.Tag.Value)}' does not fit here.");
        }
    }

    private void Count(ParsingEvent place, long values)
    {
        _values = Weights.Add(_values, values);
        if (_values > NodeBudget.Values)
        {
            throw Refuse(place, $"The document has more than {NodeBudget.Values:N0} values once its aliases are written out.");
        }
    }

    private void Next()
    {
        if (!_parser.MoveNext())
        {
            throw new UnreadableException("The document ends too early.", 1, 1);
        }
    }

    private static UnreadableException Refuse(ParsingEvent place, string message) => new(message, place.Start.Line, place.Start.Column);
}
