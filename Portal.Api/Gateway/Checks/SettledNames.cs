using System.Collections.Frozen;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Gateway.Checks;

/// <summary>Parameters and headers that are not their sender's to say, whatever a contract says of them: the gateway takes them out, or sets them itself.</summary>
internal static class SettledNames
{
    private static readonly FrozenSet<string> OfRequests = FrozenSet.ToFrozenSet(
        ["Authorization", "traceparent", "tracestate", "Host"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OfAnswers = FrozenSet.ToFrozenSet(
        [
            InboundHeaders.RequestId, "traceparent", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", "Deprecation", "Sunset", "Date", "Server", "Via",
            "Content-Length", "Connection", "Transfer-Encoding",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool InRequests(string name, CredentialNames credentials) =>
        OfRequests.Contains(name) || credentials.HasHeader(name) || credentials.Parameters.Contains(name, StringComparer.OrdinalIgnoreCase) || InboundHeaders.IsOurs(name, credentials);

    public static bool InAnswers(string name) => OfAnswers.Contains(name);
}
