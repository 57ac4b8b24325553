using System.Text.Json;

namespace Portal.Api.Contracts.Nodes;

/// <summary>Why a text is not JSON, in words for its author: cut off, two texts glued together, or a mistake at a place.</summary>
internal static class JsonFault
{
    public static UnreadableException Explain(JsonException exception, ReadOnlySpan<byte> utf8, int file, string pointer)
    {
        if (IsBeginning(utf8, out var open))
        {
            var end = utf8.TrimEnd(" \t\r\n"u8);
            var (line, column) = Utf8Text.PlaceOf(utf8, end.Length);
            return end.IsEmpty
                ? new UnreadableException("The document is empty.", new NodePlace(1, 1, file))
                : new UnreadableException(
                    $"The document ends here while {open} {(open == 1 ? "object or list is" : "objects and lists are")} still open: it is not JSON to its end, and seems to have been cut off.",
                    new NodePlace(line, column, file),
                    pointer);
        }
        var wrong = Utf8Text.Offset(utf8, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        var at = Utf8Text.PlaceOf(utf8, wrong);
        var place = new NodePlace(at.Line, at.Column, file);
        return utf8[Math.Min(wrong, utf8.Length)..] switch
        {
            [0xEF, 0xBB, 0xBF, ..] or [0xBB, 0xBF, ..] => new UnreadableException("A byte order mark stands here, in the middle of the text, as where two files were joined. Remove it.", place, pointer),
            [(byte)'/', (byte)'/' or (byte)'*', ..] => new UnreadableException("JSON has no comments. Remove this one, or publish the document as YAML.", place, pointer),
            [(byte)'}' or (byte)']', ..] => new UnreadableException("This is not JSON from here on: a bracket closes that is not open, or after a comma that should not be there.", place, pointer),
            _ => new UnreadableException("This is not JSON from here on: look for a missing comma, quote or bracket at or just before this place.", place, pointer),
        };
    }

    /// <summary>True when the text is right as far as it goes, so that only its end is missing.</summary>
    private static bool IsBeginning(ReadOnlySpan<byte> utf8, out int open)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1_000 }));
        open = 0;
        try
        {
            while (reader.Read())
            {
                open = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
