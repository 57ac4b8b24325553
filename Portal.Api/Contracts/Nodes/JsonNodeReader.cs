using System.Text.Json;

namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// JSON (RFC 8259) to nodes in one pass over the bytes, within the budgets: no comments, no trailing commas. A name that stands twice and
/// half a character are told, and reading goes on.
/// </summary>
internal ref struct JsonNodeReader
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly Reading _reading;
    private readonly PathTrail _path = new();
    // What is open is gathered on stacks that all levels share, so that a finished object or list is allocated once in its size.
    private readonly NodeStack _stack = new();
    private Utf8JsonReader _reader;
    private int _scanned;
    private int _line = 1;
    private int _lineStart;

    private JsonNodeReader(ReadOnlySpan<byte> utf8, Reading reading)
    {
        _utf8 = utf8;
        _reading = reading;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = reading.Budget.MostDepth + 8 });
    }

    /// <summary>For JSON of this program's own making.</summary>
    public static ContractNode Read(ReadOnlySpan<byte> utf8) => Read(utf8, new Reading(NodeBudget.Default));

    /// <param name="utf8">Valid, without a mark.</param>
    public static ContractNode Read(ReadOnlySpan<byte> utf8, Reading reading)
    {
        var reader = new JsonNodeReader(utf8, reading);
        try
        {
            reader._reader.Read();
            var root = reader.ReadValue();
            // Anything but white space after the value throws.
            reader._reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            throw JsonFault.Explain(exception, utf8, reading.File, reader._path.ToString());
        }
    }

    private ContractNode ReadValue()
    {
        var place = Here();
        _reading.CheckDepth(_reader.CurrentDepth + 1, place, _path);
        _reading.CountValues(1, place, _path);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(place),
            JsonTokenType.StartArray => ReadArray(place),
            JsonTokenType.String => new ScalarNode(ScalarKind.String, Text(place), place),
            JsonTokenType.Number => new ScalarNode(ScalarKind.Number, _reading.Texts.Get(_reader.ValueSpan), place),
            JsonTokenType.True => new ScalarNode(ScalarKind.Boolean, "true", place),
            JsonTokenType.False => new ScalarNode(ScalarKind.Boolean, "false", place),
            _ => new ScalarNode(ScalarKind.Null, "null", place),
        };
    }

    private ObjectNode ReadObject(NodePlace place)
    {
        var start = _stack.MemberCount;
        _path.Push();
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            var at = Here();
            var name = Text(at);
            _path.At(name);
            _reader.Read();
            _stack.Add(new Member(name, ReadValue(), at));
        }
        _path.Pop();
        return _stack.TakeObject(start, place, _reading, _path);
    }

    private ArrayNode ReadArray(NodePlace place)
    {
        var start = _stack.ItemCount;
        _path.Push();
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray)
        {
            _path.At(_stack.ItemCount - start);
            _stack.Add(ReadValue());
        }
        _path.Pop();
        return _stack.TakeArray(start, place);
    }

    private readonly string Text(NodePlace place)
    {
        if (!_reader.ValueIsEscaped)
        {
            return _reading.Texts.Get(_reader.ValueSpan);
        }
        try
        {
            return _reading.Texts.Get(_reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            _reading.Findings.Error(place, _path.ToString(), "This string has half of a surrogate pair (\\ud800 to \\udfff), which is no character.");
            return "\uFFFD";
        }
    }

    private NodePlace Here()
    {
        var start = (int)_reader.TokenStartIndex;
        for (; _scanned < start; _scanned++)
        {
            var letter = _utf8[_scanned];
            if (letter == (byte)'\n')
            {
                _line++;
                _lineStart = _scanned + 1;
            }
            else if ((letter & 0xC0) == 0x80)
            {
                // Columns count characters: what continues one is not another.
                _lineStart++;
            }
        }
        return new NodePlace(_line, start - _lineStart + 1, _reading.File);
    }
}
