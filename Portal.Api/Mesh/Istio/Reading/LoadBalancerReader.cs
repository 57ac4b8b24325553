namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads <c>loadBalancer</c>: by a simple rule, or by a hash of what callers send.</summary>
internal static class LoadBalancerReader
{
    private static readonly string[] Keys = ["httpHeaderName", "httpCookie", "useSourceIp", "httpQueryParameterName"];

    public static LoadBalancing? Read(FieldReader fields)
    {
        if (fields.Map("loadBalancer") is not { } inner)
        {
            return null;
        }
        // LEAST_CONN is the older name of LEAST_REQUEST.
        var simple = inner.Word(
            "simple",
            ("LEAST_REQUEST", Balancing.LeastRequest),
            ("ROUND_ROBIN", Balancing.RoundRobin),
            ("RANDOM", Balancing.Random),
            ("LEAST_CONN", Balancing.LeastRequest),
            ("UNSPECIFIED", Balancing.LeastRequest));
        var key = Key(inner);
        if (key is not null && inner.Has("simple"))
        {
            inner.Report("consistentHash", "stands beside simple: only one of them can apply");
        }
        inner.Close();
        return key is null ? new LoadBalancing(simple) : new LoadBalancing(Balancing.ConsistentHash) { Key = key };
    }

    private static HashKey? Key(FieldReader fields)
    {
        if (fields.Map("consistentHash") is not { } inner)
        {
            return null;
        }
        HashKey?[] said =
        [
            inner.Text("httpHeaderName") is { } header ? new HashKey(HashSource.Header, header) : null,
            Cookie(inner),
            inner.Flag("useSourceIp") ? new HashKey(HashSource.SourceAddress, "") : null,
            inner.Text("httpQueryParameterName") is { } parameter ? new HashKey(HashSource.QueryParameter, parameter) : null,
        ];
        if (said.Count(key => key is not null) != 1)
        {
            fields.Report("consistentHash", $"takes one of {string.Join(", ", Keys)}");
        }
        inner.Close();
        return said.FirstOrDefault(key => key is not null);
    }

    private static HashKey? Cookie(FieldReader fields)
    {
        if (fields.Map("httpCookie") is not { } inner)
        {
            return null;
        }
        var lifetime = inner.Duration("ttl") ?? (inner.Has("ttl") ? TimeSpan.Zero : null);
        var key = new HashKey(HashSource.Cookie, inner.Text("name", required: true) ?? "") { CookiePath = inner.Text("path"), Lifetime = lifetime };
        inner.Close();
        return key;
    }
}
