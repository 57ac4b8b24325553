using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>All conditions of one match, ready to be asked without allocating.</summary>
internal sealed class CompiledMatch(HttpMatch match)
{
    private readonly HeaderMatch[] _headers = [.. match.Headers];
    private readonly HeaderMatch[] _withoutHeaders = [.. match.WithoutHeaders];
    private readonly HeaderMatch[] _parameters = [.. match.QueryParams];
    private readonly KeyValuePair<string, string>[] _labels = [.. match.SourceLabels];

    public bool AsksPathOnly { get; } = match is
    {
        Method: null, Port: null, Scheme: null, Authority: null, SourceNamespace: null,
        Headers.Count: 0, WithoutHeaders.Count: 0, QueryParams.Count: 0, SourceLabels.Count: 0,
    };

    public bool Matches(in RouteQuery query) =>
        (match.Uri is null || match.Uri.Matches(query.Path))
        && (match.Method is null || match.Method.Matches(query.Method))
        && (match.Port is null || match.Port == query.Port)
        && (match.Scheme is null || match.Scheme.Matches(query.Scheme))
        && (match.Authority is null || match.Authority.Matches(query.Authority))
        && (match.SourceNamespace is null || match.SourceNamespace == query.SourceNamespace)
        && HasLabels(query.SourceLabels)
        && HasHeaders(query.Headers)
        && LacksHeaders(query.Headers)
        && HasParameters(query.QueryString);

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

    private bool HasParameters(ReadOnlySpan<char> query)
    {
        foreach (var parameter in _parameters)
        {
            if (!QueryParameter.TryFind(query, parameter.Name, out var value) || parameter.Value?.Matches(value) == false)
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
