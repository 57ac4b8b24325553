using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Where the contract says the API is served; <see cref="Url"/> with its variables at their defaults.</summary>
public sealed record ServerView(string Url, string? Description)
{
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
        var url = server.Text("url")!;
        foreach (var variable in server.Get("variables").Members())
        {
            url = url.Replace($"{{{variable.Name}}}", variable.Value.Text("default") ?? "", StringComparison.Ordinal);
        }
        return new ServerView(url, server.Text("description"));
    }
}
