using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Definition;

/// <summary>What an API's file tells the gateway, in the shape of the file: only what is said.</summary>
internal static class EdgeTree
{
    public static (string Name, ContractNode Value)[] Of(EdgeSettings edge) =>
    [
        .. Group("checks", ("requests", Word(edge.Requests)), ("responses", Word(edge.Responses))),
        .. Group("failures", ("authorization", Word(edge.Authorization)), ("limits", Word(edge.Limits))),
    ];

    private static (string Name, ContractNode Value)[] Group(string name, params ReadOnlySpan<(string Name, ContractNode? Value)> members)
    {
        var said = new List<Member>();
        foreach (var (member, value) in members)
        {
            if (value is not null)
            {
                said.Add(new Member(member, value, default));
            }
        }
        return said.Count == 0 ? [] : [(name, ObjectNode.Of(default, [.. said]))];
    }

    private static ScalarNode? Word<T>(T? mode)
        where T : struct, Enum => mode is { } said ? new ScalarNode(ScalarKind.String, said.ToString().ToLowerInvariant(), default) : null;
}
