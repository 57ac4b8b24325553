using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>One way to match one rule of one virtual service, ready to be asked without allocating.</summary>
internal sealed class CompiledRoute(VirtualService service, int rule, HttpMatch match, string gateway, CompiledDestination[] destinations)
{
    private readonly HeaderMatch[] _headers = [.. match.Headers];
    private readonly HeaderMatch[] _withoutHeaders = [.. match.WithoutHeaders];
    private readonly KeyValuePair<string, string>[] _labels = [.. match.SourceLabels];
    private readonly int _totalWeight = destinations.Sum(destination => destination.Weight);

    public string VirtualService => service.Name;

    public HttpRule Rule { get; } = service.Rules[rule];

    public HttpMatch Match => match;

    /// <summary>To a service; others answer by themselves.</summary>
    public bool Leads => destinations.Length > 0;

    public RetryPolicy Retries => Rule.Retries ?? RetryPolicy.Default;

    public CompiledMirror[] Mirrors { get; init; } = [];

    /// <summary>Which rule this is and what it asks, in words.</summary>
    public string Words { get; } = RuleWords.Of(rule, service.Rules.Count, match, gateway);

    public TimeSpan? Timeout { get; } = service.Rules[rule].Timeout;

    public bool Matches(in RouteQuery query) =>
        (match.Uri is null || match.Uri.Matches(query.Path))
        && (match.Method is null || match.Method.Matches(query.Method))
        && HasLabels(query.SourceLabels)
        && HasHeaders(query.Headers)
        && LacksHeaders(query.Headers);

    /// <summary>The destination whose share of the weights the roll falls into; a roll is from 0 up to, not including, 1.</summary>
    public CompiledDestination Pick(double roll)
    {
        if (destinations.Length == 1)
        {
            return destinations[0];
        }
        var left = (int)(roll * _totalWeight);
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

    private bool HasLabels(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (name, value) in _labels)
        {
            if (!labels.TryGetValue(name, out var has) || has != value)
            {
                return false;
            }
        }
        return true;
    }

    private bool HasHeaders(IHeaderDictionary headers)
    {
        foreach (var header in _headers)
        {
            if (!Has(headers, header))
            {
                return false;
            }
        }
        return true;
    }

    private bool LacksHeaders(IHeaderDictionary headers)
    {
        foreach (var header in _withoutHeaders)
        {
            if (Has(headers, header))
            {
                return false;
            }
        }
        return true;
    }

    // Several lines of one header are one value with commas, as in Envoy.
    private static bool Has(IHeaderDictionary headers, HeaderMatch header) =>
        headers.TryGetValue(header.Name, out var value)
        && (header.Value is null || header.Value.Matches(value.Count == 1 ? value[0] : string.Join(',', value.AsEnumerable())));
}
