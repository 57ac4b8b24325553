namespace Portal.Api.Contracts.Conformance;

/// <summary>Media types as messages carry them.</summary>
internal static class MediaTypes
{
    /// <summary>In lower case, without parameters.</summary>
    public static string Bare(string? contentType)
    {
        var type = Essence(contentType);
        return type.Length == contentType?.Length && !type.ContainsAnyInRange('A', 'Z') ? contentType : type.ToString().ToLowerInvariant();
    }

    public static bool Is(string? contentType, string type) => Essence(contentType).Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>application/json</c> and every type that ends in <c>+json</c>.</summary>
    public static bool IsJson(string? contentType)
    {
        var type = Essence(contentType);
        return type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Goes on for as long as its sender likes, in pieces that mean something each.</summary>
    public static bool IsStream(string? contentType) =>
        Is(contentType, "text/event-stream") || Is(contentType, "application/x-ndjson") || Is(contentType, "application/jsonl") || Is(contentType, "application/json-seq")
        || Essence(contentType).StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) || Essence(contentType).StartsWith("multipart/x-mixed-replace", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Essence(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        return (end < 0 ? type : type[..end]).Trim();
    }
}
