using System.Runtime.InteropServices;

namespace Portal.Api.Mesh.Routing;

/// <summary>The routes of one host at one gateway, in the order in which they are tried.</summary>
internal sealed class RouteList
{
    /// <summary>So few are asked one by one sooner than they are looked up.</summary>
    private const int Few = 8;

    private readonly CompiledRoute[] _routes;
    private readonly PathIndex? _byPath;
    private readonly PathIndex? _byPathOfAnyCase;

    public RouteList(CompiledRoute[] routes)
    {
        _routes = routes;
        if (routes.Length > Few)
        {
            _byPath = PathIndex.Of(routes, ignoreCase: false);
            _byPathOfAnyCase = PathIndex.Of(routes, ignoreCase: true);
        }
    }

    public bool IsOf(List<CompiledRoute> routes) => _routes.AsSpan().SequenceEqual(CollectionsMarshal.AsSpan(routes));

    /// <summary>The first that matches.</summary>
    public CompiledRoute? Find(in RouteQuery query)
    {
        if (_routes.Length <= Few)
        {
            foreach (var route in _routes)
            {
                if (route.Matches(query))
                {
                    return route;
                }
            }
            return null;
        }
        var best = _byPath?.First(query, _routes, PathIndex.None) ?? PathIndex.None;
        best = _byPathOfAnyCase?.First(query, _routes, best) ?? best;
        return best == PathIndex.None ? null : _routes[best];
    }
}
