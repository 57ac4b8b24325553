namespace Portal.Api.Mesh.Istio;

/// <summary>Reads an entry of <c>match</c>.</summary>
internal static class MatchReader
{
    public static HttpMatch Read(FieldReader fields)
    {
        fields.Text("name");
        var comparison = fields.Flag("ignoreUriCase") ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var match = new HttpMatch(
            Single(fields, "uri", comparison),
            Single(fields, "method", StringComparison.Ordinal),
            Headers(fields, "headers"),
            Headers(fields, "withoutHeaders"),
            fields.Texts("gateways"),
            fields.Labels("sourceLabels"));
        fields.Close();
        return match;
    }

    private static StringMatch? Single(FieldReader fields, string field, StringComparison comparison)
    {
        if (fields.Map(field) is not { } inner)
        {
            return null;
        }
        var match = Text(inner, comparison);
        if (match is null)
        {
            fields.Report(field, "takes one of exact, prefix and regex");
        }
        return match;
    }

    private static IReadOnlyList<HeaderMatch> Headers(FieldReader fields, string field) =>
        fields.Map(field) is { } inner
            ? [.. inner.Named().Select(header => new HeaderMatch(header.Name, Text(header.Fields, StringComparison.Ordinal)))]
            : [];

    private static StringMatch? Text(FieldReader fields, StringComparison comparison)
    {
        var exact = fields.Text("exact");
        var prefix = fields.Text("prefix");
        var regex = fields.Text("regex");
        fields.Close();
        if (new[] { exact, prefix, regex }.Count(value => value is not null) > 1)
        {
            fields.Report("exact", "stands beside another of exact, prefix and regex: only one can apply");
        }
        return exact is not null ? new StringMatch.Exact(exact, comparison)
            : prefix is not null ? new StringMatch.Prefix(prefix, comparison)
            : regex is not null ? Pattern(fields, regex)
            : null;
    }

    private static StringMatch.Pattern Pattern(FieldReader fields, string regex)
    {
        try
        {
            return new StringMatch.Pattern(regex);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            fields.Report("regex", $"is not a regular expression of RE2: {exception.Message}");
            return new StringMatch.Pattern("");
        }
    }
}
