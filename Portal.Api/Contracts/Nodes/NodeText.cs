namespace Portal.Api.Contracts.Nodes;

/// <summary>Bytes to nodes: size, encoding, then JSON or YAML.</summary>
internal static class NodeText
{
    /// <summary>For files of this program's own: the first problem, if any, is thrown.</summary>
    public static ContractNode Read(ReadOnlyMemory<byte> bytes, ContractFormat format)
    {
        var reading = new Reading(NodeBudget.Default);
        var node = Read(bytes, format, reading);
        return reading.Findings.Problems is [var first, ..] ? throw new UnreadableException(first.Message, first.Line, first.Column) : node;
    }

    /// <summary>Throws what ends reading; what does not is among the findings, and the node is then as good as it can be.</summary>
    public static ContractNode Read(ReadOnlyMemory<byte> bytes, ContractFormat format, Reading reading)
    {
        if (bytes.Length > reading.Budget.MostBytes)
        {
            throw new UnreadableException(
                $"The document has {bytes.Length / 1024.0 / 1024:0.0} MB; {reading.Budget.MostBytes / 1024.0 / 1024:0.###} MB is the most that is taken.", new NodePlace(1, 1, reading.File));
        }
        var mark = bytes.Length - Utf8Text.WithoutMark(bytes.Span).Length;
        var text = bytes[mark..];
        Utf8Text.Check(text.Span, reading.File);
        return format is ContractFormat.Json ? JsonNodeReader.Read(text.Span, reading) : YamlNodeReader.Read(text, reading);
    }

    /// <summary>JSON begins with a brace; what else could begin so in YAML is JSON too.</summary>
    public static ContractFormat Guess(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => ContractFormat.Zip,
        _ => Utf8Text.WithoutMark(bytes).TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? ContractFormat.Json : ContractFormat.Yaml,
    };
}
