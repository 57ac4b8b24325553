using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>One way to match one rule of one virtual service or HTTPRoute.</summary>
internal sealed class CompiledRoute(RouteRule of, HttpMatch match, string gateway)
{
    private readonly CompiledMatch _match = new(match);

    /// <summary>The name of the virtual service, or of the HTTPRoute.</summary>
    public string VirtualService => of.Name;

    public HttpRule Rule => of.Rule;

    public HttpMatch Match => match;

    /// <summary>To a service; others answer by themselves.</summary>
    public bool Leads => of.Leads;

    public RetryPolicy Retries => Rule.Retries ?? RetryPolicy.Default;

    public CompiledMirror[] Mirrors => of.Mirrors;

    /// <summary>To a service, with nothing to be done before a call is sent there, or beside it.</summary>
    public bool LeadsStraight { get; } = of is { Leads: true, Mirrors: [], Rule: { Cors: null, Fault: null, Redirect: null, DirectResponse: null } };

    /// <summary>Which rule this is and what it asks, in words.</summary>
    public string Words => field ??= RuleWords.Of(of.Index, of.Count, match, gateway);

    public TimeSpan? Timeout => Rule.Timeout;

    public bool AsksPathOnly => _match.AsksPathOnly;

    public bool Matches(in RouteQuery query) => _match.Matches(query);

    public IEnumerable<(CompiledDestination Destination, double Share)> Shares => of.Shares;

    /// <summary>The destination whose share of the weights the roll falls into; a roll is from 0 up to, not including, 1. Only of a route that leads to a service.</summary>
    public CompiledDestination Pick(double roll) => of.Pick(roll);
}
