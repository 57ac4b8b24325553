using Microsoft.AspNetCore.Http;

namespace Portal.Api.Contracts.Conformance;

/// <summary>A request as its parameters are read out of it. Path and query are as on the wire, without credentials.</summary>
internal sealed class RequestParts(string path, string query, IHeaderDictionary headers)
{
    private IReadOnlyList<(string Name, string Raw)>? _query;
    private IReadOnlyList<(string Name, string Raw)>? _cookies;

    public string Path => path;

    /// <summary>Without its question mark.</summary>
    public string QueryString { get; } = query.StartsWith('?') ? query[1..] : query;

    public IHeaderDictionary Headers => headers;

    /// <summary>Names decoded, values as sent.</summary>
    public IReadOnlyList<(string Name, string Raw)> Query => _query ??= FormText.Pairs(QueryString);

    public IReadOnlyList<(string Name, string Raw)> Cookies => _cookies ??= ReadCookies(headers.Cookie);

    private static List<(string Name, string Raw)> ReadCookies(IEnumerable<string?> lines)
    {
        var cookies = new List<(string, string)>();
        foreach (var cookie in lines.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var equals = cookie.IndexOf('=', StringComparison.Ordinal);
            cookies.Add(equals < 0 ? (cookie, "") : (cookie[..equals], cookie[(equals + 1)..].Trim('"')));
        }
        return cookies;
    }
}
