using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;
using Portal.Api.Access.Calls;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>
/// Headers that do not pass the mesh. Some mean something between two neighbours only, and pass neither way. Others tell services who
/// calls and from where: only a door may write those, so they are taken from workloads, and no answer carries them out.
/// Underscores count as dashes, since frameworks behind read both alike.
/// </summary>
internal static class NeverForwarded
{
    private static readonly FrozenSet<string> BetweenNeighbours = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Authentication-Info", "Proxy-Features",
        "Proxy-Instruction", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "HTTP2-Settings", "ALPN", "Alt-Svc", "Security-Scheme", "Close",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OfDoors = new[]
    {
        "Forwarded", "Server", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override", "X-Powered-By",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] PrefixesOfDoors = ["x-envoy-", "x-istio-", "x-forwarded-", "x-original-", "x-rewrite-", "x-portal-", "x-3scale-", "3scale-"];

    public static bool IsBetweenNeighbours(string name) => BetweenNeighbours.Contains(Dashed(name));

    public static bool IsOfDoors(string name)
    {
        name = Dashed(name);
        if (OfDoors.Contains(name))
        {
            return true;
        }
        // All of them begin so; most headers do not.
        foreach (var prefix in name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) || name.StartsWith('3') ? PrefixesOfDoors : [])
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Headers that a sender has named in <c>Connection</c> are for its neighbour too (RFC 9110, section 7.6.1). What a message cannot do without, and what a door says of the
    /// sender, are not the sender's to take away.
    /// </summary>
    public static string[] Nominated(StringValues connection) => connection.Count == 0 ? [] : [.. connection
        .SelectMany(value => value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        .Where(name => !name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            && !name.Equals(InboundHeaders.RequestId, StringComparison.OrdinalIgnoreCase) && !IsOfDoors(name))];

    private static string Dashed(string name) => name.Contains('_') ? name.Replace('_', '-') : name;
}
