using System.Text;

namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// The characters of a YAML document for the parser, decoded piece by piece. The parser may spend long between two events, so time is
/// looked at here too.
/// </summary>
internal sealed class YamlText(ReadOnlyMemory<byte> utf8, Reading reading, PathTrail path) : TextReader
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly char[] _letters = new char[4096];
    private int _read;
    private int _at;
    private int _filled;

    public override int Peek() => _at < _filled || Fill() ? _letters[_at] : -1;

    public override int Read() => _at < _filled || Fill() ? _letters[_at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        if (_at >= _filled && !Fill())
        {
            return 0;
        }
        var taken = Math.Min(count, _filled - _at);
        _letters.AsSpan(_at, taken).CopyTo(buffer.AsSpan(index));
        _at += taken;
        return taken;
    }

    private bool Fill()
    {
        reading.CheckTimeNow(new NodePlace(1, 1, reading.File), path);
        (_at, _filled) = (0, 0);
        while (_filled == 0 && _read < utf8.Length)
        {
            _decoder.Convert(utf8.Span[_read..], _letters, flush: false, out var bytes, out _filled, out _);
            _read += bytes;
        }
        return _filled > 0;
    }
}
