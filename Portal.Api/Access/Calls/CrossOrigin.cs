using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Api.Access.Matching;
using Portal.Api.Catalog.Edge;

namespace Portal.Api.Access.Calls;

/// <summary>
/// Calls from pages of other origins, by the Fetch standard. Off unless the API's file says <c>cors</c>; then the word of the door stands over the service's, whichever door it is. An internal API
/// has none: what is asked without a key must not tell that it is there.
/// </summary>
internal static class CrossOrigin
{
    private const string Exposed = $"{InboundHeaders.RequestId}, traceparent, RateLimit, RateLimit-Policy, Retry-After, Deprecation, Sunset, Link, Preference-Applied, X-Environment, X-Mock-Example";

    private static readonly string[] Ours =
    [
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Expose-Headers", "Access-Control-Max-Age",
    ];

    /// <summary>A browser asks whether the call that it names may be made: answered here, without a credential. False: it is no such question, or about no API that has an answer.</summary>
    /// <param name="call">Read already.</param>
    /// <param name="request">Headers of the question.</param>
    /// <param name="answer">Headers of the answer, which has no body and the status 204.</param>
    /// <param name="index">The operations that there are.</param>
    public static bool Answer(DoorCall call, IHeaderDictionary request, IHeaderDictionary answer, OperationIndex index)
    {
        if (!HttpMethods.IsOptions(call.Method) || request.Origin.Count == 0 || request.AccessControlRequestMethod is not [{ Length: > 0 } method]
            || index.Find(method, call.Path) is not { Api: { Hidden: false, Edge.Cors: { } cors } api, Operation: not null })
        {
            return false;
        }
        call.Api = api;
        if (!IsAllowed(cors, request.Origin) || (cors.Methods.Count > 0 && !cors.Methods.Contains(method)))
        {
            call.Ledger.Pass("cross-origin", Origin(request), "not allowed by the API's file; the browser will not send the call");
            return true;
        }
        answer.AccessControlAllowMethods = method;
        answer.AccessControlMaxAge = cors.MaxAge.ToString(CultureInfo.InvariantCulture);
        answer.AccessControlAllowHeaders = cors.Headers.Count > 0 ? string.Join(", ", cors.Headers) : request.AccessControlRequestHeaders;
        call.Ledger.Pass("cross-origin", Origin(request), $"may send {method}");
        return true;
    }

    /// <summary>What lets the page read the answer, over anything that a service says of it.</summary>
    public static void Put(DoorCall call, IHeaderDictionary request, IHeaderDictionary headers)
    {
        if (call.Api is not { Hidden: false, Edge.Cors: { } cors })
        {
            return;
        }
        var isPreflight = HttpMethods.IsOptions(call.Method);
        foreach (var name in isPreflight ? [] : Ours)
        {
            headers.Remove(name);
        }
        headers.AppendCommaSeparatedValues("Vary", "Origin");
        if (!IsAllowed(cors, request.Origin))
        {
            return;
        }
        headers.AccessControlAllowOrigin = cors.Origins.Contains("*") ? "*" : request.Origin;
        if (cors.Credentials)
        {
            headers.AccessControlAllowCredentials = "true";
        }
        if (!isPreflight)
        {
            headers.AccessControlExposeHeaders = Exposed;
        }
    }

    private static bool IsAllowed(CorsSettings cors, IList<string?> origin) => origin is [{ Length: > 0 } sent] && cors.Origins.Any(known => Fits(sent, known));

    private static bool Fits(string origin, string known)
    {
        if (known is "*" || origin.Equals(known, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        var star = known.IndexOf("://*.", StringComparison.Ordinal);
        return star > 0
            && origin.StartsWith(known[..(star + 3)], StringComparison.OrdinalIgnoreCase)
            && origin.EndsWith(known[(star + 4)..], StringComparison.OrdinalIgnoreCase)
            && origin.Length > known.Length - 1
            && !origin.AsSpan(star + 3).ContainsAny('/', '@', '\\');
    }

    private static string Origin(IHeaderDictionary request) => Contracts.Nodes.Shorten.Text(request.Origin.ToString(), 100);
}
