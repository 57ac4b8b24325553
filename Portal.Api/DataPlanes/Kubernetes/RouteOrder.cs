using Portal.Api.Mesh.Istio;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>
/// Istio tries rules in the order of the list; the Gateway API tries an exact path first, then longer prefixes before shorter, then those that
/// name a method, then those with more headers. Rules that would be tried in another order than they are written are told.
/// </summary>
internal static class RouteOrder
{
    public static void Check(EdgeModel edge, string gateway)
    {
        var rules = edge.RulesOf(gateway).ToList();
        for (var later = 1; later < rules.Count; later++)
        {
            var (late, found) = (rules[later], rules[..later].Find(earlier => Overlap(earlier, rules[later]) && WouldLose(earlier, rules[later])));
            if (found is not null)
            {
                edge.Problems.Add(late.Problem("", $"comes after rule {found.Index + 1} of {found.Service.Name}, which takes some of the same calls, and the Gateway API would try it first: write the rule that asks for more before the other"));
            }
        }
    }

    /// <summary>Of one weight, the order within one route holds; between routes it is that of their making, which nobody knows here.</summary>
    private static bool WouldLose(EdgeRule earlier, EdgeRule later) =>
        Weight(earlier).CompareTo(Weight(later)) is var order && (order < 0 || (order == 0 && earlier.Service != later.Service));

    private static (int Kind, int Length, int Method, int Headers) Weight(EdgeRule rule) => (
        rule.Match.Uri is StringMatch.Exact ? 1 : 0,
        rule.Match.Uri?.Value.Length ?? 1,
        rule.Match.Method is null ? 0 : 1,
        rule.Match.Headers.Count);

    /// <summary>In doubt, yes.</summary>
    private static bool Overlap(EdgeRule one, EdgeRule other) =>
        (one.Service.Hosts.Contains("*") || other.Service.Hosts.Contains("*") || one.Service.Hosts.Any(host => host.StartsWith('*') || other.Service.Hosts.Contains(host)))
        && (one.Match.Method is null || other.Match.Method is null || one.Match.Method.Value == other.Match.Method.Value)
        && PathsOverlap(one.Match.Uri, other.Match.Uri);

    private static bool PathsOverlap(StringMatch? one, StringMatch? other) => (one, other) switch
    {
        (null or StringMatch.Pattern, _) or (_, null or StringMatch.Pattern) => true,
        (StringMatch.Exact, StringMatch.Exact) => one.Value == other.Value,
        (StringMatch.Exact, _) => other.Matches(one.Value),
        (_, StringMatch.Exact) => one.Matches(other.Value),
        _ => IsWithin(one.Value, other.Value) || IsWithin(other.Value, one.Value),
    };

    /// <summary>By whole segments, as the routes that are written compare.</summary>
    private static bool IsWithin(string path, string prefix) => path == prefix || path.StartsWith(prefix.TrimEnd('/') + "/", StringComparison.Ordinal);
}
