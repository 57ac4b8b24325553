using System.Text;
using System.Text.Json;

namespace Portal.Api.Contracts.Nodes;

/// <summary>JSON (RFC 8259) to nodes: no duplicate names, no comments, no trailing commas, depth within the budget.</summary>
internal ref struct JsonNodeReader
{
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _reader;
    private int _scanned;
    private int _line = 1;
    private int _lineStart;
    private long _values;

    private JsonNodeReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = NodeBudget.Depth + 1 });
    }

    public static ContractNode Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new JsonNodeReader(utf8);
            reader._reader.Read();
            var root = reader.ReadValue();
            // Anything but white space after the value throws.
            reader._reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            throw new UnreadableException(
                "This is not JSON from here on: look for a missing comma, quote or bracket at or just before this place.",
                (exception.LineNumber ?? 0) + 1,
                (exception.BytePositionInLine ?? 0) + 1);
        }
    }

    private ContractNode ReadValue()
    {
        var (line, column) = Place();
        if (++_values > NodeBudget.Values)
        {
            throw new UnreadableException($"The document has more than {NodeBudget.Values:N0} values.", line, column);
        }
        if (_reader.CurrentDepth > NodeBudget.Depth)
        {
            throw new UnreadableException($"Values are nested deeper than {NodeBudget.Depth} levels.", line, column);
        }
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(line, column),
            JsonTokenType.StartArray => ReadArray(line, column),
            JsonTokenType.String => new ScalarNode(ScalarKind.String, Text(line, column), line, column),
            JsonTokenType.Number => new ScalarNode(ScalarKind.Number, Encoding.ASCII.GetString(_reader.ValueSpan), line, column),
            JsonTokenType.True => new ScalarNode(ScalarKind.Boolean, "true", line, column),
            JsonTokenType.False => new ScalarNode(ScalarKind.Boolean, "false", line, column),
            _ => new ScalarNode(ScalarKind.Null, "null", line, column),
        };
    }

    private ObjectNode ReadObject(int line, int column)
    {
        var members = new OrderedDictionary<string, Member>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            var (nameLine, nameColumn) = Place();
            var name = Text(nameLine, nameColumn);
            _reader.Read();
            var value = ReadValue();
            if (!members.TryAdd(name, new Member(name, value, nameLine, nameColumn)))
            {
                throw new UnreadableException($"The name '{Shorten.Text(name)}' stands twice in this object. Remove one.", nameLine, nameColumn);
            }
        }
        return new ObjectNode(line, column, members);
    }

    private ArrayNode ReadArray(int line, int column)
    {
        var items = new List<ContractNode>();
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(ReadValue());
        }
        return new ArrayNode(line, column, items);
    }

    private string Text(int line, int column)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableException("This string has half of a surrogate pair (\\ud800 to \\udfff), which is no character.", line, column);
        }
    }

    private (int Line, int Column) Place()
    {
        var start = (int)_reader.TokenStartIndex;
        for (; _scanned < start; _scanned++)
        {
            if (_utf8[_scanned] == (byte)'\n')
            {
                _line++;
                _lineStart = _scanned + 1;
            }
        }
        return (_line, start - _lineStart + 1);
    }
}
