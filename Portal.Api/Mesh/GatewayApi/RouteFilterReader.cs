using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Istio.Reading;

namespace Portal.Api.Mesh.GatewayApi;

/// <summary>Reads <c>filters</c>: an entry has a type, and the field that is called like it.</summary>
internal static class RouteFilterReader
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["RequestHeaderModifier"] = "requestHeaderModifier",
        ["ResponseHeaderModifier"] = "responseHeaderModifier",
        ["RequestRedirect"] = "requestRedirect",
        ["URLRewrite"] = "urlRewrite",
        ["RequestMirror"] = "requestMirror",
        ["CORS"] = "cors",
    };

    private static readonly string[] OfBackends = ["RequestHeaderModifier", "ResponseHeaderModifier"];

    public static RouteFilters Read(FieldReader fields, string home, bool ofBackend)
    {
        var filters = new RouteFilters();
        var seen = new HashSet<string>();
        foreach (var entry in fields.Maps("filters"))
        {
            var type = entry.Text("type", required: true);
            if (type is not null && (ofBackend ? !OfBackends.Contains(type) : !Fields.ContainsKey(type)))
            {
                entry.Report("type", $"takes here {string.Join(", ", ofBackend ? OfBackends : Fields.Keys)}; '{type}' is not executed by this mesh");
            }
            else if (type is not null && !seen.Add(type) && type != "RequestMirror")
            {
                entry.Report("type", $"is {type} a second time: put both into one filter");
            }
            else if (type is not null && entry.Map(Fields[type], required: true) is { } inner)
            {
                filters = With(filters, type, inner, home);
                inner.Close();
            }
            entry.Close();
        }
        return filters;
    }

    private static RouteFilters With(RouteFilters filters, string type, FieldReader fields, string home) => type switch
    {
        "RequestHeaderModifier" => filters with { Request = Changes(fields) },
        "ResponseHeaderModifier" => filters with { Response = Changes(fields) },
        "RequestRedirect" => filters with { Redirect = RouteAddressReader.Redirect(fields) },
        "URLRewrite" => filters with { Rewrite = RouteAddressReader.Rewrite(fields) },
        "RequestMirror" => filters with { Mirrors = [.. filters.Mirrors, Mirror(fields, home)] },
        _ => filters with { Cors = Cors(fields) },
    };

    private static HeaderChanges Changes(FieldReader fields) => new(Pairs(fields, "set"), Pairs(fields, "add"), fields.Texts("remove"));

    private static IReadOnlyList<KeyValuePair<string, string>> Pairs(FieldReader fields, string field) => [.. fields.Maps(field).Select(pair =>
    {
        var (name, value) = (pair.Text("name", required: true) ?? "", pair.TextOrEmpty("value") ?? "");
        pair.Close();
        return KeyValuePair.Create(name, value);
    })];

    private static MirrorDestination Mirror(FieldReader fields, string home)
    {
        var (host, port) = ("", (int?)null);
        if (fields.Map("backendRef", required: true) is { } inner)
        {
            (host, port) = BackendReference.Read(inner, home);
            inner.Close();
        }
        var percent = fields.Whole("percent", 0, 100);
        double? share = null;
        if (fields.Map("fraction") is { } fraction)
        {
            share = 100.0 * (fraction.Whole("numerator") ?? 0) / (fraction.Whole("denominator", 1) ?? 100);
            fraction.Close();
        }
        if (share > 100 || (share is not null && percent is not null))
        {
            fields.Report("fraction", "takes at most the whole, and not beside percent");
        }
        return new MirrorDestination(host, null, share ?? percent ?? 100, fields.Spot) { Port = port };
    }

    /// <summary>Answers are kept for 5 seconds where nothing is said.</summary>
    private static CorsPolicy Cors(FieldReader fields) => new(
        [.. fields.Texts("allowOrigins").Select(Origin)],
        fields.Texts("allowMethods"),
        fields.Texts("allowHeaders"),
        fields.Texts("exposeHeaders"),
        TimeSpan.FromSeconds(fields.Whole("maxAge", 1) ?? 5),
        fields.Flag("allowCredentials"));

    private static StringMatch Origin(string origin) => origin.Contains('*', StringComparison.Ordinal)
        ? new StringMatch.Pattern(string.Join(".*", origin.Split('*').Select(System.Text.RegularExpressions.Regex.Escape)))
        : new StringMatch.Exact(origin, StringComparison.OrdinalIgnoreCase);
}
