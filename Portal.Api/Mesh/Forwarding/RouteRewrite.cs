using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>The path and authority that a rule sends on in place of those that it matched.</summary>
internal static class RouteRewrite
{
    /// <param name="target">Path and query.</param>
    public static string Path(CompiledRoute route, string target)
    {
        var rewrite = route.Rule.Rewrite;
        if (rewrite is null or { Uri: null, UriRegex: null })
        {
            return target;
        }
        var query = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? target[at..] : "";
        var path = target[..(target.Length - query.Length)];
        var rewritten = rewrite switch
        {
            { UriRegex: { } regex } => regex.Apply(path),
            { Uri: { } uri } when route.Match.Uri is StringMatch.Prefix prefix => AfterPrefix(uri, path, prefix.Value.Length),
            _ => rewrite.Uri!,
        };
        return (rewritten.StartsWith('/') ? rewritten : "/" + rewritten) + query;
    }

    public static string? Authority(CompiledRoute route) => route.Rule.Rewrite?.Authority;

    /// <summary>Plain text, as Envoy's prefix_rewrite: slashes are as they are written, except that a path has one at its beginning.</summary>
    public static string AfterPrefix(string replacement, string path, int prefix) => replacement + path[Math.Min(prefix, path.Length)..];
}
