using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.GatewayApi;

/// <summary>
/// Which of several matches is tried first, as the Gateway API has it: an exact path, then the longest prefix, then one that names a method, then the
/// most headers, then the most query parameters, then the oldest route, then its name. Patterns come after prefixes, as in Istio. What is equal in all
/// stays in the order of the list.
/// </summary>
internal static class HttpRouteOrder
{
    public static IOrderedEnumerable<T> ThenByPrecedence<T>(this IOrderedEnumerable<T> all, Func<T, (HttpRoute Route, HttpMatch Match)> of) => all
        .ThenBy(one => of(one).Match.Uri switch { StringMatch.Exact => 0, StringMatch.PathPrefix => 1, _ => 2 })
        .ThenByDescending(one => of(one).Match.Uri switch { StringMatch.PathPrefix prefix => prefix.Segments.Length, var uri => uri?.Value.Length ?? 0 })
        .ThenBy(one => of(one).Match.Method is null)
        .ThenByDescending(one => of(one).Match.Headers.Count)
        .ThenByDescending(one => of(one).Match.QueryParams.Count)
        .ThenBy(one => of(one).Route.CreatedAt ?? DateTimeOffset.MaxValue)
        .ThenBy(one => $"{of(one).Route.Namespace}/{of(one).Route.Name}", StringComparer.Ordinal);
}
