using System.Net.Http.Headers;
using Microsoft.Extensions.Primitives;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>
/// The headers of an instance's answer on their way to the caller: each is looked at once, and goes on unless it is said between two neighbours only
/// (RFC 9110, section 7.6.1), is the doors' to say, or has been said by the door already, such as the request's id and the limits.
/// </summary>
internal static class ResponseHeaders
{
    public static void Copy(HttpResponseMessage answer, IHeaderDictionary to)
    {
        var message = answer.Headers.NonValidated;
        var nominated = NeverForwarded.Nominated(message.TryGetValues("Connection", out var connection) ? Values(connection) : default);
        Copy(message, nominated, to);
        Copy(answer.Content.Headers.NonValidated, nominated, to);
        // A length beside chunks is not to be believed, nor handed on (RFC 9112, section 6.3).
        if (message.Contains("Transfer-Encoding"))
        {
            to.ContentLength = null;
        }
    }

    private static void Copy(HttpHeadersNonValidated from, string[] nominated, IHeaderDictionary to)
    {
        foreach (var (name, values) in from)
        {
            if (!NeverForwarded.IsBetweenNeighbours(name) && !NeverForwarded.IsOfDoors(name) && !(nominated.Length > 0 && nominated.Contains(name, StringComparer.OrdinalIgnoreCase)) && !to.ContainsKey(name))
            {
                to[name] = Values(values);
            }
        }
    }

    private static StringValues Values(HeaderStringValues values) => values.Count == 1 ? values.ToString() : values.ToArray();
}
