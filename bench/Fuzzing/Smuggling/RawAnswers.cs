using System.Globalization;
using System.Text;

namespace Bench.Fuzzing.Smuggling;

/// <summary>What came back over one connection: whole answers of HTTP/1.1, one behind the other, or nothing.</summary>
internal static class RawAnswers
{
    /// <summary>Why it is no clean answer; null: it is.</summary>
    public static string? Fault(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf("\r\n\r\n", at, StringComparison.Ordinal);
            if (end < 0 || !text.AsSpan(at).StartsWith("HTTP/1.1 ", StringComparison.Ordinal) || !int.TryParse(text.AsSpan(at + 9, 3), CultureInfo.InvariantCulture, out var status))
            {
                return $"no answer at byte {at}: {Shown(text, at)}";
            }
            if (status >= 500 && status is not (501 or 505))
            {
                return $"answered {status}: {Shown(text, at)}";
            }
            var head = text[at..end];
            at = end + 4;
            if (status is < 200 or 204 or 304)
            {
                continue;
            }
            if (head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            {
                return "an answer in chunks, which nothing here makes";
            }
            var length = Length(head) ?? text.Length - at;
            // An answer to HEAD says how long its body would be: the next begins at once.
            at = at == text.Length || text.AsSpan(at).StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? at : at + length;
            if (at > text.Length)
            {
                return $"half an answer: {at - text.Length} bytes are missing";
            }
        }
        return null;
    }

    /// <summary>Null: until the connection is closed, as HTTP/1.0 has it.</summary>
    private static int? Length(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : int.Parse(head[(at + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }

    private static string Shown(string text, int at) => text.Substring(at, Math.Min(200, text.Length - at)).ReplaceLineEnds();

    private static string ReplaceLineEnds(this string text) => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
