using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary><see cref="Status"/> is a code, a class such as <c>4XX</c>, or <c>default</c>.</summary>
public sealed record ResponseView(string Status, string? Description, IReadOnlyList<ParameterView> Headers, IReadOnlyList<MediaTypeView> Contents)
{
    public bool IsError => Status is ['4' or '5', ..] or "default";

    internal static IReadOnlyList<ResponseView> Of(ContractDocument document, ContractNode operation) =>
        [.. operation.Get("responses").Members().Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)).Select(member => One(document, member.Name, document.Resolve(member.Value)))];

    private static ResponseView One(ContractDocument document, string status, ContractNode node) => new(
        status,
        node.Text("description") ?? node.Text("summary"),
        [.. node.Get("headers").Members().Select(member => ParameterView.One(document, member.Name, "header", document.Resolve(member.Value)))],
        MediaTypeView.Of(document, node.Get("content")));
}

public sealed record RequestBodyView(bool Required, string? Description, IReadOnlyList<MediaTypeView> Contents)
{
    internal static RequestBodyView? Of(ContractDocument document, ContractNode operation)
    {
        if (operation.Get("requestBody") is not { } node)
        {
            return null;
        }
        var body = document.Resolve(node);
        return new RequestBodyView(body.Flag("required"), body.Text("description"), MediaTypeView.Of(document, body.Get("content")));
    }
}
