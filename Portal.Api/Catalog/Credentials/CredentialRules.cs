using System.Buffers;

namespace Portal.Api.Catalog.Credentials;

/// <summary>Says what is wrong with a name or a set of places in a definition; null: nothing.</summary>
internal static class CredentialRules
{
    private const int Longest = 64;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Headers that mean something to everyone on the way; what arrives in them is not a secret of one API.</summary>
    private static readonly string[] Taken =
    [
        "authorization", "proxy-authorization", "cookie", "host", "connection", "te", "trailer", "transfer-encoding", "upgrade", "expect", "range", "date", "origin",
        "referer", "user-agent", "traceparent", "tracestate", "baggage", "prefer", "via", "forwarded",
    ];

    private static readonly string[] TakenPrefixes = ["content-", "accept", "if-", "sec-", "x-forwarded-", "x-portal-", "x-envoy-", "x-istio-", "x-request-", "access-control-"];

    public static string? OfHeader(string name)
    {
        if (!IsName(name))
        {
            return Shape;
        }
        var dashed = name.Replace('_', '-').ToLowerInvariant();
        return Taken.Contains(dashed) || TakenPrefixes.Any(prefix => dashed.StartsWith(prefix, StringComparison.Ordinal))
            ? $"names the header {name}, which has a meaning of its own: take another, such as X-API-Key."
            : null;
    }

    public static string? OfParameter(string name) => IsName(name) ? null : Shape;

    /// <summary>No two kinds or parts may be sent under one name, or nobody could tell which was meant.</summary>
    public static string? OfAll(IReadOnlyList<AcceptedCredential> kinds)
    {
        if (kinds.Select(kind => kind.Kind).Distinct().Count() < kinds.Count)
        {
            return "has two entries of one kind.";
        }
        var names = kinds.SelectMany(kind => kind.Places).SelectMany(place => new[] { place.Name, place.Key }.OfType<string>()
            .Select(name => $"{place.In} {name.Replace('_', '-').ToUpperInvariant()}")
            .DefaultIfEmpty(place.In.ToString())).ToList();
        return names.Distinct(StringComparer.Ordinal).Count() < names.Count ? "has two credentials in one place." : null;
    }

    private const string Shape = "is a name of 1 to 64 letters, digits, hyphens and underscores.";

    private static bool IsName(string name) => name.Length is > 0 and <= Longest && name.AsSpan().IndexOfAnyExcept(Letters) < 0;
}
