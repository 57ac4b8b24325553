namespace Portal.Api.Contracts.Nodes;

/// <summary>Reading that takes documents as they come: what has another type than expected is as if it were not there.</summary>
internal static class NodeAccess
{
    /// <summary>A member of an object.</summary>
    public static ContractNode? Get(this ContractNode? node, string name) => (node as ObjectNode)?[name];

    /// <summary>The first item of a list.</summary>
    public static ContractNode? First(this ContractNode? node) => node is ArrayNode { Items: [var first, ..] } ? first : null;

    /// <summary>A string member.</summary>
    /// <summary>A text that says something.</summary>
    public static string? Words(this ContractNode? node, string name) => node.Text(name) is { Length: > 0 } text ? text : null;

    public static string? Text(this ContractNode? node, string name) => node.Get(name)?.AsString;

    public static bool Flag(this ContractNode? node, string name) => node.Get(name) is { IsTrue: true };

    public static IReadOnlyList<ContractNode> Items(this ContractNode? node) => (node as ArrayNode)?.Items ?? [];

    public static IEnumerable<Member> Members(this ContractNode? node) => (node as ObjectNode)?.Members ?? [];

    /// <summary>As people read it in a line: strings as they are, everything else as JSON.</summary>
    public static string Inline(this ContractNode node) =>
        node is ScalarNode scalar ? scalar.Text : NodeJson.Text(node, indented: false);
}
