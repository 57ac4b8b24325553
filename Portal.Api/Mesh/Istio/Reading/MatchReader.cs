using System.Text.RegularExpressions;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads an entry of <c>match</c>.</summary>
internal static class MatchReader
{
    public static HttpMatch Read(FieldReader fields)
    {
        var comparison = fields.Flag("ignoreUriCase") ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var match = new HttpMatch(
            Single(fields, "uri", comparison),
            Single(fields, "method", StringComparison.Ordinal),
            Named(fields, "headers"),
            Named(fields, "withoutHeaders"),
            GatewayName.Of(fields.Texts("gateways")),
            fields.Labels("sourceLabels"))
        {
            Name = fields.Text("name"),
            Scheme = Single(fields, "scheme", StringComparison.Ordinal),
            Authority = Single(fields, "authority", StringComparison.Ordinal),
            QueryParams = Named(fields, "queryParams"),
            Port = fields.Port("port"),
            SourceNamespace = fields.Text("sourceNamespace"),
        };
        fields.Close();
        return match;
    }

    /// <summary>One of exact, prefix and regex, which the entry of a list is by itself. Null: it says none of them.</summary>
    public static StringMatch? Text(FieldReader fields, StringComparison comparison)
    {
        var exact = fields.TextOrEmpty("exact");
        var prefix = fields.Text("prefix");
        var regex = fields.Text("regex");
        fields.Close();
        if ((exact is null ? 0 : 1) + (prefix is null ? 0 : 1) + (regex is null ? 0 : 1) > 1)
        {
            fields.Report("exact", "stands beside another of exact, prefix and regex: only one can apply");
        }
        return exact is not null ? new StringMatch.Exact(exact, comparison)
            : prefix is not null ? new StringMatch.Prefix(prefix, comparison)
            : regex is not null ? Pattern(fields, "regex", regex)
            : null;
    }

    public static StringMatch Pattern(FieldReader fields, string field, string regex) =>
        Compiled(fields, field, () => new StringMatch.Pattern(regex)) ?? new StringMatch.Pattern("");

    /// <summary>Finds within a text; null: it is none, which is told.</summary>
    public static Regex? Finder(FieldReader fields, string field, string regex) =>
        Compiled(fields, field, () => new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    private static StringMatch? Single(FieldReader fields, string field, StringComparison comparison)
    {
        if (fields.Map(field) is not { } inner)
        {
            return null;
        }
        var match = Text(inner, comparison);
        if (match is null or { Value: "" })
        {
            fields.Report(field, "takes one of exact, prefix and regex");
        }
        return match;
    }

    private static List<HeaderMatch> Named(FieldReader fields, string field)
    {
        if (fields.Map(field) is not { } inner)
        {
            return [];
        }
        var named = inner.Named().Select(one => new HeaderMatch(one.Name, Text(one.Fields, StringComparison.Ordinal))).ToList();
        inner.Close();
        return named;
    }

    private static T? Compiled<T>(FieldReader fields, string field, Func<T> compile)
        where T : class
    {
        try
        {
            return compile();
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            fields.Report(field, $"is not a regular expression of RE2: {exception.Message}");
            return null;
        }
    }
}
