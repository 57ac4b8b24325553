using YamlDotNet.Core;

namespace Portal.Api.Contracts.Nodes;

/// <summary>Why a text is not YAML, in words for its author. The parser often stops a line early or late, so the lines around are looked at.</summary>
internal static class YamlFault
{
    public static UnreadableException Explain(Mark place, ReadOnlySpan<byte> utf8, int file, string pointer)
    {
        for (var line = Math.Max(1, place.Line - 2); line <= place.Line + 2; line++)
        {
            var start = Utf8Text.Offset(utf8, line - 1, 0);
            if (utf8[start..].TrimStart((byte)' ') is [(byte)'\t', ..])
            {
                return new UnreadableException("A tab indents this line; YAML takes spaces only.", new NodePlace((int)line, 1, file), pointer);
            }
        }
        var at = new NodePlace((int)Math.Min(place.Line, int.MaxValue), (int)Math.Min(place.Column, int.MaxValue), file);
        if (utf8.IndexOf("\uFEFF"u8) is >= 0 and var mark && Utf8Text.PlaceOf(utf8, mark) is var (markLine, markColumn) && Math.Abs(markLine - place.Line) <= 1)
        {
            return new UnreadableException("A byte order mark stands here, in the middle of the text, as where two files were joined. Remove it.", new NodePlace(markLine, markColumn, file), pointer);
        }
        return Utf8Text.Offset(utf8, place.Line - 1, place.Column) >= utf8.TrimEnd(" \t\r\n"u8).Length
            ? new UnreadableException("The document ends here, and this is not YAML to its end: a quote or bracket is still open. It seems to have been cut off.", at, pointer)
            : new UnreadableException("This is not YAML from here on: look at the indentation, quotes and colons of this line and the one before.", at, pointer);
    }
}
