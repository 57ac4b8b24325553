using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Everything the contract says of one operation. Descriptions are Markdown as written.</summary>
public sealed record OperationView(
    OperationSummary Summary,
    string? Description,
    IReadOnlyList<ParameterView> Parameters,
    RequestBodyView? Body,
    IReadOnlyList<ResponseView> Responses,
    IReadOnlyList<SecurityRequirementView> Security,
    IReadOnlyList<ServerView> Servers)
{
    /// <summary>True when it can be called without a credential.</summary>
    public bool IsOpen => Security.Count == 0 || Security.Any(requirement => requirement.Schemes.Count == 0);

    internal static OperationView Of(ContractDocument document, OperationSummary summary)
    {
        var (node, pathItem) = document.Index.NodesOf(summary.Id) ?? (ObjectNode.Empty, ObjectNode.Empty);
        var servers = ServerView.Of(node.Get("servers") ?? pathItem.Get("servers"));
        return new OperationView(
            summary,
            node.Text("description"),
            ParameterView.Of(document, pathItem, node),
            RequestBodyView.Of(document, node),
            ResponseView.Of(document, node),
            SecurityRequirementView.Of(document, node),
            servers.Count > 0 ? servers : document.Servers);
    }
}
