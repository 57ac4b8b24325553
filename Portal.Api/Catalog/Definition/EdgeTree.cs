using System.Globalization;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Definition;

/// <summary>What an API's file tells the gateway, in the shape of the file: only what is said.</summary>
internal static class EdgeTree
{
    public static (string Name, ContractNode Value)[] Of(EdgeSettings edge) =>
    [
        .. Group("checks", ("requests", Word(edge.Requests)), ("responses", Word(edge.Responses))),
        .. edge.Mock is { } mock ? [("mock", Of(mock))] : Array.Empty<(string, ContractNode)>(),
        .. edge.Cors is { } cors ? Group("cors", ("origins", List(cors.Origins)), ("headers", List(cors.Headers)), ("methods", List(cors.Methods)), ("credentials", Flag(cors.Credentials)), ("maxAge", Number(cors.MaxAge))) : [],
        .. edge.Bounds is { } bounds ? Group("bounds", ("bodyBytes", Number(bounds.BodyBytes)), ("headerBytes", Number(bounds.HeaderBytes)), ("seconds", Number(bounds.Seconds))) : [],
        .. Group("failures", ("authorization", Word(edge.Authorization)), ("limits", Word(edge.Limits))),
    ];

    private static ContractNode Of(MockSettings mock) => mock.Mode is MockMode.Asked ? List(mock.Operations)! : Flag(mock.Mode is MockMode.Always);

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

    private static ArrayNode List(IReadOnlyList<string> texts) => new(default, [.. texts.Select(text => new ScalarNode(ScalarKind.String, text, default))]);

    private static ScalarNode Flag(bool flag) => new(ScalarKind.Boolean, flag ? "true" : "false", default);

    private static ScalarNode? Number(long? number) => number is { } said ? new ScalarNode(ScalarKind.Number, said.ToString(CultureInfo.InvariantCulture), default) : null;

    private static ScalarNode? Word<T>(T? mode)
        where T : struct, Enum => mode is { } said ? new ScalarNode(ScalarKind.String, said.ToString().ToLowerInvariant(), default) : null;
}
