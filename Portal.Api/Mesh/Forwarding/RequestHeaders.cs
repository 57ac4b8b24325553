using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>
/// The headers of a call on its way to an instance: each is looked at once, and goes on as it came unless it is said between two neighbours only
/// (RFC 9110, section 7.6.1). <c>Host</c> and <c>traceparent</c> are said anew for each hop.
/// </summary>
internal static class RequestHeaders
{
    /// <summary>What HttpClient takes with a body only.</summary>
    private static readonly FrozenSet<string> OfBodies = new[]
    {
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-MD5", "Content-Range", "Content-Type", "Expires",
        "Last-Modified",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void Copy(HttpRequest call, HttpRequestMessage to)
    {
        var nominated = NeverForwarded.Nominated(call.Headers.Connection);
        foreach (var (name, values) in call.Headers)
        {
            if (!IsSaidAnew(name) && !NeverForwarded.IsBetweenNeighbours(name) && !(nominated.Length > 0 && nominated.Contains(name, StringComparer.OrdinalIgnoreCase))
                // A length beside chunks is not to be believed, nor handed on (RFC 9112, section 6.3).
                && !(call.Headers.TransferEncoding.Count > 0 && name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
            {
                Add(to, name, values);
            }
        }
        // In HTTP/2 TE may say that trailers are taken, and nothing else (RFC 9113, section 8.2.2).
        if (to.Version.Major == 2 && HttpProtocol.IsHttp2(call.Protocol) && call.Headers.GetCommaSeparatedValues("TE").Contains("trailers", StringComparer.OrdinalIgnoreCase))
        {
            to.Headers.TryAddWithoutValidation("TE", "trailers");
        }
    }

    private static bool IsSaidAnew(string name) => name.StartsWith(':')
        || name.Equals("Host", StringComparison.OrdinalIgnoreCase) || name.Equals("traceparent", StringComparison.OrdinalIgnoreCase);

    private static void Add(HttpRequestMessage to, string name, StringValues values)
    {
        // Crumbs of HTTP/2 are one cookie again (RFC 9113, section 8.2.3).
        if (values.Count > 1 && name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
        {
            values = string.Join("; ", (IEnumerable<string?>)values);
        }
        if (!TryAdd(to.Headers, name, values))
        {
            if (to.Content is null && OfBodies.Contains(name))
            {
                to.Content = new ByteArrayContent([]);
            }
            if (to.Content is { } content)
            {
                TryAdd(content.Headers, name, values);
            }
        }
    }

    private static bool TryAdd(System.Net.Http.Headers.HttpHeaders headers, string name, StringValues values) => values.Count == 1
        ? headers.TryAddWithoutValidation(name, (string?)values)
        : headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
}
