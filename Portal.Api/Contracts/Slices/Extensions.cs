using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Extensions that several parts of a document use.</summary>
internal static class Extensions
{
    /// <summary>Names of <c>x-badges</c>: a list of texts, or of objects with a name.</summary>
    public static IReadOnlyList<string> Badges(ContractNode? node) =>
        [.. node.Items().Select(item => item.AsString ?? item.Text("name") ?? item.Text("label")).OfType<string>().Take(6)];

    public static ExternalDocsView? Docs(ContractNode? holder) =>
        holder.Get("externalDocs").Text("url") is { } url && Addresses.IsWeb(url) ? new ExternalDocsView(url, holder.Get("externalDocs").Text("description")) : null;
}
