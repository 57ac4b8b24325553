namespace Portal.Api.Mesh.Routing;

/// <summary>What a route is looked for with. <see cref="Path"/> is the raw path, without the query.</summary>
internal readonly ref struct RouteQuery
{
    public required string Gateway { get; init; }

    /// <summary>The service that is called, by its short name, or the host outside the cluster.</summary>
    public required ReadOnlySpan<char> Host { get; init; }

    /// <summary>As the caller wrote it, with a port if it wrote one.</summary>
    public required ReadOnlySpan<char> Authority { get; init; }

    public required string Scheme { get; init; }

    public required string Method { get; init; }

    public required ReadOnlySpan<char> Path { get; init; }

    /// <summary>Raw, without the question mark.</summary>
    public required ReadOnlySpan<char> QueryString { get; init; }

    /// <summary>The port that is called.</summary>
    public required int Port { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required IReadOnlyDictionary<string, string> SourceLabels { get; init; }

    public required string SourceNamespace { get; init; }
}
