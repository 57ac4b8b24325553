using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Api.Contracts.Nodes;

/// <summary>Nodes as JSON text: order kept, numbers digit for digit.</summary>
internal static class NodeJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = NodeBudget.Depth + 1 };
    private static readonly JsonWriterOptions Compact = Readable with { Indented = false };

    public static byte[] Write(ContractNode node, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Readable : Compact))
        {
            Write(writer, node, indented);
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static string Text(ContractNode node, bool indented = true) => System.Text.Encoding.UTF8.GetString(Write(node, indented));

    /// <summary>For libraries that read System.Text.Json's own nodes.</summary>
    public static JsonNode? ToJsonNode(ContractNode node) =>
        JsonNode.Parse(Write(node, indented: false), documentOptions: new JsonDocumentOptions { MaxDepth = NodeBudget.Depth + 1 });

    /// <param name="before">What stands before a value that is written raw: the writer gives such items of a list no line of their own.</param>
    private static void Write(Utf8JsonWriter writer, ContractNode node, bool indented, string before = "")
    {
        switch (node)
        {
            case ObjectNode map:
                writer.WriteStartObject();
                foreach (var member in map.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, indented);
                }
                writer.WriteEndObject();
                break;
            case ArrayNode list:
                writer.WriteStartArray();
                var line = indented ? "\n".PadRight(1 + (2 * writer.CurrentDepth)) : "";
                foreach (var item in list.Items)
                {
                    Write(writer, item, indented, line);
                }
                writer.WriteEndArray();
                break;
            case ScalarNode { Kind: ScalarKind.String } text:
                // The writer would spell out emoji as surrogate pairs.
                writer.WriteRawValue(before + Samples.Writers.CodeText.Quote(text.Text), skipInputValidation: true);
                break;
            case ScalarNode scalar:
                writer.WriteRawValue(before + scalar.Text);
                break;
        }
    }
}
