using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Bench.Fuzzing;

/// <summary>A document that mutations start from; <see cref="Document"/> is null for one that is refused as it is.</summary>
internal sealed record FuzzSeed(string Name, byte[] Bytes, ContractFormat Format, ObjectNode Root, ContractDocument? Document)
{
    /// <summary>Null for what is not even JSON or YAML, which has no nodes to change.</summary>
    public static FuzzSeed? Of(string name, byte[] bytes)
    {
        var format = NodeText.Guess(bytes);
        try
        {
            return NodeText.Read(bytes, format, new Reading(NodeBudget.Default)) is ObjectNode root ? new FuzzSeed(name, bytes, format, root, ContractReader.Read(bytes).Document) : null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}
