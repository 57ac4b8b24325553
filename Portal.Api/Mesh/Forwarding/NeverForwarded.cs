using System.Collections.Frozen;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>
/// Headers that mean something to proxies and nothing to the other side, or that only a proxy may write. They pass neither way:
/// a caller could otherwise pretend to be somebody, and an answer could tell how the inside is built. Underscores count as dashes,
/// since frameworks behind read both alike.
/// </summary>
internal static class NeverForwarded
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Authentication-Info", "Proxy-Features",
        "Proxy-Instruction", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "HTTP2-Settings", "ALPN", "Close", "Forwarded", "Server", "Via",
        "X-Real-IP", "X-Client-IP", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override", "X-Rewrite-URL", "X-Powered-By",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Prefixes = ["x-envoy-", "x-istio-", "x-forwarded-", "x-original-", "x-portal-", "x-3scale-", "3scale-"];

    public static bool Contains(string name)
    {
        if (name.Contains('_'))
        {
            name = name.Replace('_', '-');
        }
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
