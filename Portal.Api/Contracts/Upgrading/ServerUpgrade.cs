using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>Where the API is: OpenAPI 2.0 says it in three parts, of which operations may have other <c>schemes</c>.</summary>
internal sealed class ServerUpgrade(ObjectNode source, NodeMaker make)
{
    /// <param name="schemes">Null: the document's own.</param>
    /// <returns>None: where the document itself comes from.</returns>
    public IEnumerable<Member> Servers(ContractNode? schemes = null)
    {
        var path = (source.Text("basePath") ?? "").TrimEnd('/');
        if (source["host"] is { AsString: { } host } written)
        {
            var named = (schemes ?? source["schemes"]).Items().Where(scheme => scheme.AsString is not null).ToList();
            return One(schemes ?? written, named.Count == 0 ? [Server(written, $"https://{host}{path}")] : named.Select(scheme => Server(scheme, $"{scheme.AsString}://{host}{path}")));
        }
        return schemes is null && path.Length > 0 && source["basePath"] is { } basePath ? One(basePath, [Server(basePath, path)]) : [];
    }

    private IEnumerable<Member> One(ContractNode of, IEnumerable<ContractNode> servers) => [new Member("servers", make.List(of, servers), of.Place)];

    private ObjectNode Server(ContractNode of, string url) => make.Object(of, new Member("url", make.Text(of, url), of.Place));
}
