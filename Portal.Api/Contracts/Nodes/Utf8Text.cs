using System.Text;
using System.Text.Unicode;

namespace Portal.Api.Contracts.Nodes;

/// <summary>Bytes that say they are text: whether they are UTF-8, and where a byte stands in lines and columns of characters.</summary>
internal static class Utf8Text
{
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    public static void Check(ReadOnlySpan<byte> bytes, int file)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new UnreadableException("The document is text in UTF-16 (its first two bytes say so). Save it as UTF-8.", new NodePlace(1, 1, file));
        }
        if (bytes.IndexOf((byte)0) is >= 0 and var zero)
        {
            var (line, column) = PlaceOf(bytes, zero);
            throw new UnreadableException("A zero byte stands here: this is not text in UTF-8, and looks like UTF-16 or a binary file. Save it as UTF-8.", new NodePlace(line, column, file));
        }
        if (!Utf8.IsValid(bytes))
        {
            var wrong = FirstWrong(bytes);
            var (line, column) = PlaceOf(bytes, wrong);
            throw new UnreadableException(
                $"The byte 0x{bytes[wrong]:X2} here is not UTF-8; it looks like the letters of another encoding, such as Latin-1 or Windows-1252. Save the document as UTF-8.",
                new NodePlace(line, column, file));
        }
    }

    /// <summary>Line and column from 1, columns in characters, of the byte at an offset.</summary>
    public static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..Math.Min(offset, utf8.Length)];
        var start = before.LastIndexOf((byte)'\n') + 1;
        var letters = 0;
        foreach (var letter in before[start..])
        {
            letters += (letter & 0xC0) == 0x80 ? 0 : 1;
        }
        return (before.Count((byte)'\n') + 1, letters + 1);
    }

    /// <summary>Where a byte of a line stands in all; both from 0.</summary>
    public static int Offset(ReadOnlySpan<byte> utf8, long line, long positionInLine)
    {
        var start = 0;
        for (var number = 0L; number < line && utf8[start..].IndexOf((byte)'\n') is >= 0 and var end; number++)
        {
            start += end + 1;
        }
        return (int)Math.Min(utf8.Length, start + positionInLine);
    }

    private static int FirstWrong(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) is System.Buffers.OperationStatus.Done)
        {
            at += length;
        }
        return Math.Min(at, bytes.Length - 1);
    }
}
