using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Where the contract says the API is served; <see cref="Url"/> with its variables at their defaults.</summary>
public sealed record ServerView(string Url, string? Description)
{
    /// <summary>The URL as written, with its variables in braces.</summary>
    public string Template { get; init; } = Url;

    /// <summary>A short name (OpenAPI 3.2).</summary>
    public string? Name { get; init; }

    public IReadOnlyList<ServerVariableView> Variables { get; init; } = [];

    /// <summary>The path of the URL without a slash at its end: what stands before the paths of operations.</summary>
    public string BasePath
    {
        get
        {
            var path = Uri.TryCreate(Url, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) ? absolute.AbsolutePath : Url;
            return path.StartsWith('/') ? path.TrimEnd('/') : "";
        }
    }

    internal static IReadOnlyList<ServerView> Of(ContractNode? servers) =>
        [.. servers.Items().Where(server => server.Text("url") is not null).Select(One)];

    private static ServerView One(ContractNode server)
    {
        var template = server.Text("url")!;
        var variables = server.Get("variables").Members().Select(member => ServerVariableView.Of(member.Name, member.Value)).ToList();
        var url = variables.Aggregate(template, (text, variable) => text.Replace($"{{{variable.Name}}}", variable.Default, StringComparison.Ordinal));
        return new ServerView(url, server.Text("description")) { Template = template, Name = server.Text("name"), Variables = variables };
    }
}

/// <summary>A part of a server's URL that its callers choose; any text where <see cref="Values"/> is empty.</summary>
public sealed record ServerVariableView(string Name, string Default, IReadOnlyList<string> Values, string? Description)
{
    internal static ServerVariableView Of(string name, ContractNode node) => new(
        name,
        node.Get("default")?.Inline() ?? "",
        [.. node.Get("enum").Items().Select(NodeAccess.Inline)],
        node.Text("description"));
}
