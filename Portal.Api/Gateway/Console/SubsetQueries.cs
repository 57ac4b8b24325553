using Portal.Api.Identity;
using Portal.Api.Mesh;

namespace Portal.Api.Gateway.Console;

/// <summary>Which subsets of a service a person at the console may send a call to by hand.</summary>
public sealed class SubsetQueries
{
    private readonly MeshRoutes _routes;

    internal SubsetQueries(MeshRoutes routes) => _routes = routes;

    /// <summary>Names as the DestinationRules have them. Empty: there are none, or the rules alone choose for this reader.</summary>
    public IReadOnlyList<string> Find(Actor actor, string api) => WishHeaders.MayChoose(actor) ? _routes.SubsetsOf(api) : [];
}
