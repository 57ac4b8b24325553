using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Access.Calls;

/// <summary>
/// What only we may say about a call is not taken from callers: identity and routing headers, forwarded-by headers and method overrides are
/// deleted before anything is decided, with dashes or underscores alike, since many services read both as one.
/// </summary>
internal static class InboundHeaders
{
    public const string RequestId = "X-Request-Id";

    private static readonly string[] Prefixes =
        ["x-portal-", "x-forwarded-", "x-envoy-", "x-istio-", "x-original-", "x-rewrite-", "x-b3-", "x-3scale-", "x-client-cert", "x-ssl-client-", "x-amzn-mtls-"];

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            "x-request-id", "x-correlation-id", "forwarded", "x-real-ip", "x-client-ip", "true-client-ip", "x-cluster-client-ip",
            "x-http-method-override", "x-http-method", "x-method-override", "x-original-url", "x-rewrite-url", "x-host", "x-b3", "b3",
            "proxy", "via", ReportedUsage.Header,
            // Which certificate a caller has shown is for whoever ends its TLS connection to say (RFC 9440, section 4).
            "client-cert", "client-cert-chain", "x-ssl-cert", "x-arr-clientcert",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="headers">Those of a call, out of which its credentials have been read.</param>
    /// <param name="credentials">Their names: no spelling of them goes on.</param>
    public static void Strip(IHeaderDictionary headers, CredentialNames credentials)
    {
        List<string>? ours = null;
        foreach (var (name, _) in headers)
        {
            if (IsOurs(name, credentials))
            {
                (ours ??= []).Add(name);
            }
        }
        if (ours is null)
        {
            return;
        }
        foreach (var name in ours)
        {
            headers.Remove(name);
        }
    }

    /// <summary>What services behind us may trust.</summary>
    public static void Put(HttpContext context, string requestId, AccessDecision decision)
    {
        var headers = context.Request.Headers;
        PutIdentity(headers, requestId, decision);
        headers["X-Forwarded-For"] = context.Connection.RemoteIpAddress?.ToString();
        headers["X-Forwarded-Proto"] = context.Request.Scheme;
        headers["X-Forwarded-Host"] = context.Request.Host.Value;
    }

    /// <summary>Who calls, by which plan, as which call of ours.</summary>
    public static void PutIdentity(IHeaderDictionary headers, string requestId, AccessDecision decision)
    {
        headers[RequestId] = requestId;
        headers["X-Portal-Organization"] = decision.Application!.OrganizationIdText;
        headers["X-Portal-Application"] = decision.Application.IdText;
        headers["X-Portal-Plan"] = decision.Subscription!.Plan;
    }

    public static bool IsOurs(string name, CredentialNames credentials)
    {
        if (name.Contains('_', StringComparison.Ordinal))
        {
            if (credentials.HasHeader(name))
            {
                return true;
            }
            name = name.Replace('_', '-');
        }
        if (Names.Contains(name))
        {
            return true;
        }
        // Most headers begin otherwise.
        return name.Length > 2 && (name[0] | 0x20) switch
        {
            'x' => name[1] == '-' && BeginsAsOurs(name),
            's' => name.StartsWith("ssl-client-", StringComparison.OrdinalIgnoreCase),
            'c' => name.StartsWith("cf-client-cert-", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    private static bool BeginsAsOurs(string name)
    {
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
