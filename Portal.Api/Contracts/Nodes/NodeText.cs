using System.Text;

namespace Portal.Api.Contracts.Nodes;

/// <summary>Bytes to nodes: size, encoding, then JSON or YAML.</summary>
internal static class NodeText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ContractNode Read(ReadOnlyMemory<byte> bytes, ContractFormat format)
    {
        if (bytes.Length > NodeBudget.Bytes)
        {
            throw new UnreadableException($"The document is larger than {NodeBudget.Bytes / 1024 / 1024} MB.", 1, 1);
        }
        var span = WithoutMark(bytes.Span);
        var text = Decode(span);
        return format is ContractFormat.Json ? JsonNodeReader.Read(span) : YamlNodeReader.Read(text);
    }

    /// <summary>JSON begins with a brace; what else could begin so in YAML is JSON too.</summary>
    public static ContractFormat Guess(ReadOnlySpan<byte> bytes) =>
        WithoutMark(bytes).TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? ContractFormat.Json : ContractFormat.Yaml;

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || bytes.Contains((byte)0))
        {
            throw new UnreadableException("The document is not text in UTF-8 (it looks like UTF-16 or like a binary file). Save it as UTF-8.", 1, 1);
        }
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes[..Math.Clamp(exception.Index, 0, bytes.Length)];
            throw new UnreadableException(
                "There is a byte here that is not UTF-8. Save the document as UTF-8.",
                before.Count((byte)'\n') + 1,
                before.Length - before.LastIndexOf((byte)'\n'));
        }
    }
}
