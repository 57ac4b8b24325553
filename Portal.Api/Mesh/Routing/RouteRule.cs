using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>A rule with its destinations resolved: what all its matches lead to. <see cref="Index"/> of <see cref="Count"/> rules of the object of that name.</summary>
internal sealed class RouteRule(string name, int index, int count, HttpRule rule, CompiledDestination[] destinations)
{
    private readonly long _totalWeight = destinations.Sum(destination => (long)destination.Weight);

    public string Name => name;

    public int Index => index;

    public int Count => count;

    public HttpRule Rule => rule;

    public bool Leads => destinations.Length > 0;

    public CompiledMirror[] Mirrors { get; init; } = [];

    /// <summary>Where the rule's calls go, and which share of them: 0 to 1.</summary>
    public IEnumerable<(CompiledDestination Destination, double Share)> Shares =>
        destinations.Select(destination => (destination, destinations.Length == 1 ? 1 : (double)destination.Weight / _totalWeight));

    public CompiledDestination Pick(double roll)
    {
        if (destinations.Length == 1)
        {
            return destinations[0];
        }
        var left = (long)(roll * _totalWeight);
        foreach (var destination in destinations)
        {
            left -= destination.Weight;
            if (left < 0)
            {
                return destination;
            }
        }
        return destinations[^1];
    }
}
