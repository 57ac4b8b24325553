namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads <c>corsPolicy</c>.</summary>
internal static class CorsReader
{
    public static CorsPolicy? Read(FieldReader fields)
    {
        if (fields.Map("corsPolicy") is not { } inner)
        {
            return null;
        }
        var policy = new CorsPolicy(
            [.. inner.Maps("allowOrigins").Select(Origin).OfType<StringMatch>()],
            inner.Texts("allowMethods"),
            inner.Texts("allowHeaders"),
            inner.Texts("exposeHeaders"),
            inner.Duration("maxAge"),
            inner.Flag("allowCredentials"));
        inner.Close();
        return policy;
    }

    private static StringMatch? Origin(FieldReader fields)
    {
        var origin = MatchReader.Text(fields, StringComparison.Ordinal);
        if (origin is null)
        {
            fields.Report("exact", "is required, or prefix or regex in its place");
        }
        return origin;
    }
}
