using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Istio.Reading;

namespace Portal.Api.Mesh.GatewayApi;

/// <summary>Reads an entry of <c>matches</c> of an HTTPRoute.</summary>
internal static class RouteMatchReader
{
    public static HttpMatch Read(FieldReader fields)
    {
        var method = fields.Text("method");
        var match = HttpMatch.Anything with
        {
            Uri = Path(fields),
            Method = method is null ? null : new StringMatch.Exact(method, StringComparison.Ordinal),
            Headers = Named(fields, "headers", StringComparer.OrdinalIgnoreCase),
            QueryParams = Named(fields, "queryParams", StringComparer.Ordinal),
        };
        fields.Close();
        return match;
    }

    private static StringMatch Path(FieldReader fields)
    {
        var everything = new StringMatch.PathPrefix("/");
        if (fields.Map("path") is not { } inner)
        {
            return everything;
        }
        var type = inner.Word("type", ("PathPrefix", 'p'), ("Exact", 'e'), ("RegularExpression", 'r'));
        var value = inner.Text("value") ?? "/";
        if (type is not 'r' && !value.StartsWith('/'))
        {
            inner.Report("value", $"takes a path that begins with /, not '{value}'");
        }
        inner.Close();
        return type switch
        {
            'p' => new StringMatch.PathPrefix(value),
            'e' => new StringMatch.Exact(value, StringComparison.Ordinal),
            _ => MatchReader.Pattern(inner, "value", value),
        };
    }

    /// <summary>Of a name that is written twice the first counts, as the Gateway API has it.</summary>
    private static IReadOnlyList<HeaderMatch> Named(FieldReader fields, string field, StringComparer names) =>
        [.. fields.Maps(field).Select(One).DistinctBy(match => match.Name, names)];

    private static HeaderMatch One(FieldReader fields)
    {
        var isPattern = fields.Word("type", ("Exact", false), ("RegularExpression", true));
        var name = fields.Text("name", required: true) ?? "";
        var value = fields.TextOrEmpty("value") ?? "";
        fields.Close();
        return new HeaderMatch(name, isPattern ? MatchReader.Pattern(fields, "value", value) : new StringMatch.Exact(value, StringComparison.Ordinal));
    }
}
