using System.Text;
using System.Text.Json;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Proposals;

/// <summary>Finds objects and lists in JSON text by the places that their nodes tell.</summary>
internal static class JsonContainers
{
    /// <param name="utf8">Without a mark.</param>
    public static Dictionary<ContractNode, Container> Find(ReadOnlySpan<byte> utf8, IEnumerable<ContractNode> nodes)
    {
        var found = new Dictionary<ContractNode, Container>(ReferenceEqualityComparer.Instance);
        foreach (var node in nodes)
        {
            var start = OffsetOf(utf8, node.Place);
            var reader = new Utf8JsonReader(utf8[start..], new JsonReaderOptions { MaxDepth = NodeBudget.Depth + 8 });
            reader.Read();
            var depth = reader.CurrentDepth;
            var end = (int)reader.BytesConsumed;
            while (reader.Read() && !(reader.CurrentDepth == depth && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                end = (int)reader.BytesConsumed;
            }
            var before = Encoding.UTF8.GetCharCount(utf8[..start]);
            found[node] = new Container(
                false, before, before + Encoding.UTF8.GetCharCount(utf8.Slice(start, end)), before + Encoding.UTF8.GetCharCount(utf8.Slice(start, (int)reader.TokenStartIndex)), node.Column, true, '"');
        }
        return found;
    }

    private static int OffsetOf(ReadOnlySpan<byte> utf8, NodePlace place)
    {
        var at = Utf8Text.Offset(utf8, place.Line - 1, 0);
        for (var letters = place.Column - 1; letters > 0 || (utf8[at] & 0xC0) == 0x80; at++)
        {
            letters -= (utf8[at] & 0xC0) == 0x80 ? 0 : 1;
        }
        return at;
    }
}
