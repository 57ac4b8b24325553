using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// What can be called next with what an answer holds. <see cref="Operation"/> is the id of an operation of the same document, null
/// where the link leads outside; values of <see cref="Parameters"/> are OpenAPI's runtime expressions or constants.
/// </summary>
public sealed record LinkView(string Name, string? Operation, string? Description, IReadOnlyList<(string Name, string Value)> Parameters, string? Body)
{
    internal static IReadOnlyList<LinkView> Of(ContractDocument document, Place response) =>
        [.. response.Members("links").Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)).Select(member => One(document, member.Name, member.Place.Follow(document).Node))];

    private static LinkView One(ContractDocument document, string name, ContractNode node) => new(
        name,
        node.Text("operationId") ?? ByReference(document, node.Text("operationRef")),
        node.Text("description"),
        [.. node.Get("parameters").Members().Select(member => (member.Name, member.Value.Inline()))],
        node.Get("requestBody")?.Inline());

    /// <summary>Such as <c>#/paths/~1trips~1{id}/get</c>.</summary>
    private static string? ByReference(ContractDocument document, string? reference) =>
        reference?.Split('/') is ["#", "paths", var path, var method] && NodePointer.Unescape(path) is var template
            ? document.FindOperation(method.ToUpperInvariant(), template)?.Id
            : null;
}
