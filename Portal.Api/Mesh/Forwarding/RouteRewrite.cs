using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>The path and authority that a rule sends on in place of those that it matched.</summary>
internal static class RouteRewrite
{
    private static readonly StringMatch.Prefix Anything = new("/", StringComparison.Ordinal);

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
            { ReplacesWhole: true } => rewrite.Uri!,
            _ => Matched(route).Replaced(path, rewrite.Uri!),
        };
        return (rewritten.StartsWith('/') ? rewritten : "/" + rewritten) + query;
    }

    public static string? Authority(CompiledRoute route) => route.Rule.Rewrite?.Authority;

    /// <summary>What of the path is replaced. A rule that asks for no path takes all that begin with a slash, as in Envoy.</summary>
    public static StringMatch Matched(CompiledRoute route) => route.Match.Uri ?? Anything;
}
