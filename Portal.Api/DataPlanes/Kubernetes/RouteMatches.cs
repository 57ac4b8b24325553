using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Mesh.Istio;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>Conditions of a virtual service as the Gateway API writes them.</summary>
internal static class RouteMatches
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

    public static ObjectNode Of(EdgeModel edge, EdgeRule rule)
    {
        var match = rule.Match;
        if (match.SourceLabels.Count > 0)
        {
            edge.Problems.Add(rule.Problem("sourceLabels", "has no counterpart in the Gateway API: bind the rule to another gateway, or export for Istio"));
        }
        if (match.WithoutHeaders.Count > 0)
        {
            edge.Problems.Add(rule.Problem("withoutHeaders", "has no counterpart in the Gateway API: put a rule that asks for the header before this one, or export for Istio"));
        }
        return Map(("path", Path(edge, rule)), ("method", Method(edge, rule)), ("headers", match.Headers.Count == 0 ? null : List(match.Headers.Select(Header))));
    }

    public static ObjectNode WithHeader(ObjectNode match, string name, string value) => Map(
        [.. match.Members.Where(member => member.Name is not "headers").Select(member => (member.Name, (ManifestValue)member.Value)),
        ("headers", List([.. match["headers"].Items(), Map(("type", "Exact"), ("name", name), ("value", value))]))]);

    private static ObjectNode? Path(EdgeModel edge, EdgeRule rule)
    {
        switch (rule.Match.Uri)
        {
            case null:
                return null;
            case StringMatch.Exact { Comparison: StringComparison.OrdinalIgnoreCase } or StringMatch.Prefix { Comparison: StringComparison.OrdinalIgnoreCase }:
                edge.Problems.Add(rule.Problem("ignoreUriCase", "has no counterpart in the Gateway API: take it out, or export for Istio"));
                return null;
            case StringMatch.Exact exact:
                return Map(("type", "Exact"), ("value", exact.Value));
            case StringMatch.Prefix prefix:
                CheckSegments(edge, rule, prefix.Value);
                return Map(("type", "PathPrefix"), ("value", prefix.Value));
            case var pattern:
                return Map(("type", "RegularExpression"), ("value", pattern.Value));
        }
    }

    /// <summary>Istio's prefix is one of letters, the Gateway API's one of whole segments. It matters where a contract has an operation in between.</summary>
    private static void CheckSegments(EdgeModel edge, EdgeRule rule, string prefix)
    {
        var whole = prefix.TrimEnd('/');
        if (edge.Operations.FirstOrDefault(operation => rule.Takes(operation.Method, operation.Path) && operation.Path != whole && !operation.Path.StartsWith(whole + "/", StringComparison.Ordinal)) is { } lost)
        {
            edge.Problems.Add(rule.Problem("uri.prefix", $"'{prefix}' takes {lost.Path} of {lost.Api} too, which the Gateway API's prefixes, of whole segments, would not: add a match for it"));
        }
    }

    private static string? Method(EdgeModel edge, EdgeRule rule)
    {
        if (rule.Match.Method is null || (rule.Match.Method is StringMatch.Exact && Methods.Contains(rule.Match.Method.Value)))
        {
            return rule.Match.Method?.Value;
        }
        edge.Problems.Add(rule.Problem("method", $"takes, for the Gateway API, exact with one of {string.Join(", ", Methods)}: write one match for each"));
        return null;
    }

    private static ObjectNode Header(HeaderMatch header)
    {
        var (type, value) = header.Value switch
        {
            StringMatch.Exact exact => ("Exact", exact.Value),
            StringMatch.Prefix prefix => ("RegularExpression", Regex.Escape(prefix.Value) + ".*"),
            { } pattern => ("RegularExpression", pattern.Value),
            null => ("RegularExpression", ".*"),
        };
        return Map(("type", type), ("name", header.Name), ("value", value));
    }
}
