using EnvoyApi.Auth;

namespace Portal.Api.DataPlanes.Envoy;

/// <summary>The headers of the request that is asked about.</summary>
internal static class AskedHeaders
{
    /// <summary>With <c>encode_raw_headers</c> they come line by line, else joined by name. Names that begin with a colon are no headers.</summary>
    public static void Read(AttributeContext.Types.HttpRequest http, IHeaderDictionary headers)
    {
        if (http.HeaderMap is { Headers.Count: > 0 } lines)
        {
            foreach (var line in lines.Headers.Where(line => !line.Key.StartsWith(':')))
            {
                headers.Append(line.Key, line.RawValue.IsEmpty ? line.Value : line.RawValue.ToStringUtf8());
            }
            return;
        }
        foreach (var (name, value) in http.Headers)
        {
            if (!name.StartsWith(':'))
            {
                headers[name] = value;
            }
        }
    }
}
