using System.Collections.Frozen;

namespace Portal.Api.Drift.Shapes;

/// <summary>Headers that belong to HTTP, to proxies and to tracing: no contract needs to name them.</summary>
internal static class CommonHeaders
{
    private static readonly string[] Prefixes =
        ["sec-", "x-forwarded-", "x-portal-", "x-envoy-", "x-istio-", "x-b3-", "x-datadog-", "x-amzn-", "x-amz-cf-", "cf-", "x-newrelic-", "x-cloud-trace", "access-control-", "proxy-", "if-", "uber-"];

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            "accept", "accept-charset", "accept-encoding", "accept-language", "accept-datetime", "authorization", "baggage", "b3", "cache-control", "client-ip",
            "connection", "content-digest", "content-disposition", "content-encoding", "content-language", "content-length", "content-location", "content-md5",
            "content-type", "cookie", "date", "device-memory", "digest", "dnt", "downlink", "early-data", "ect", "elastic-apm-traceparent", "expect", "forwarded", "from",
            "host", "keep-alive", "max-forwards", "newrelic", "origin", "pragma", "prefer", "priority", "purpose", "range", "referer", "repr-digest", "rtt", "save-data",
            "sentry-trace", "te", "trailer", "traceparent", "tracestate", "transfer-encoding", "true-client-ip", "upgrade", "upgrade-insecure-requests", "user-agent",
            "via", "viewport-width", "want-content-digest", "warning", "width", "x-api-key", "x-client-ip", "x-correlation-id", "x-real-ip", "x-request-id", "x-requested-with",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool Has(string name)
    {
        if (Names.Contains(name))
        {
            return true;
        }
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
