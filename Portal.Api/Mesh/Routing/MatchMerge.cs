using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>The matches of a rule and of one that it leads to, as one.</summary>
internal static class MatchMerge
{
    /// <summary>Null: one of the inner matches lies within none of the outer, which Istio calls a conflict.</summary>
    public static IReadOnlyList<HttpMatch>? Of(IReadOnlyList<HttpMatch> outer, IReadOnlyList<HttpMatch> inner)
    {
        if (outer.Count == 0 || inner.Count == 0)
        {
            return outer.Count == 0 ? inner : outer;
        }
        var merged = new List<HttpMatch>();
        foreach (var match in inner)
        {
            var within = outer.Where(around => LiesWithin(match, around)).Select(around => Merge(around, match)).ToList();
            if (within.Count == 0)
            {
                return null;
            }
            merged.AddRange(within);
        }
        return merged;
    }

    private static HttpMatch Merge(HttpMatch outer, HttpMatch inner) => inner with
    {
        Uri = inner.Uri ?? outer.Uri,
        Method = inner.Method ?? outer.Method,
        Scheme = inner.Scheme ?? outer.Scheme,
        Authority = inner.Authority ?? outer.Authority,
        Headers = [.. outer.Headers.Where(header => !inner.Headers.Any(own => IsSame(own, header))), .. inner.Headers],
        WithoutHeaders = [.. outer.WithoutHeaders, .. inner.WithoutHeaders],
        QueryParams = [.. outer.QueryParams.Where(parameter => !inner.QueryParams.Any(own => own.Name == parameter.Name)), .. inner.QueryParams],
        Port = inner.Port ?? outer.Port,
        SourceNamespace = inner.SourceNamespace ?? outer.SourceNamespace,
        SourceLabels = outer.SourceLabels.Concat(inner.SourceLabels).DistinctBy(label => label.Key).ToDictionary(),
        Gateways = inner.Gateways.Count > 0 ? inner.Gateways : outer.Gateways,
    };

    private static bool LiesWithin(HttpMatch inner, HttpMatch outer) =>
        LiesWithin(inner.Uri, outer.Uri)
        && LiesWithin(inner.Method, outer.Method)
        && LiesWithin(inner.Scheme, outer.Scheme)
        && LiesWithin(inner.Authority, outer.Authority)
        && inner.Headers.All(header => LieWithin(header, outer.Headers))
        && inner.QueryParams.All(parameter => LieWithin(parameter, outer.QueryParams))
        && (inner.Port ?? outer.Port) == (outer.Port ?? inner.Port)
        && (inner.SourceNamespace ?? outer.SourceNamespace) == (outer.SourceNamespace ?? inner.SourceNamespace)
        && inner.SourceLabels.All(label => outer.SourceLabels.GetValueOrDefault(label.Key, label.Value) == label.Value)
        && (outer.Gateways.Count == 0 || inner.Gateways.All(outer.Gateways.Contains));

    private static bool LieWithin(HeaderMatch inner, IReadOnlyList<HeaderMatch> outer) =>
        outer.Where(around => IsSame(around, inner)).All(around => LiesWithin(inner.Value, around.Value));

    /// <summary>Patterns lie in nothing, and nothing in them.</summary>
    private static bool LiesWithin(StringMatch? inner, StringMatch? outer) => (inner, outer) switch
    {
        (null, _) or (_, null) => true,
        (StringMatch.Pattern, _) or (_, StringMatch.Pattern) => false,
        (StringMatch.Exact one, StringMatch.Exact other) => one == other,
        (StringMatch.Exact { Comparison: var one }, StringMatch.Prefix { Comparison: var other }) => one == other && outer.Matches(inner.Value),
        (StringMatch.Prefix { Comparison: var one }, StringMatch.Prefix { Comparison: var other }) => one == other && outer.Matches(inner.Value),
        _ => false,
    };

    private static bool IsSame(HeaderMatch one, HeaderMatch other) => one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
}
