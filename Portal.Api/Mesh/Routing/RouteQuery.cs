namespace Portal.Api.Mesh.Routing;

/// <summary>What a route is looked for with. <see cref="Path"/> is the raw path, without the query.</summary>
internal readonly ref struct RouteQuery
{
    public required string Gateway { get; init; }

    public required ReadOnlySpan<char> Host { get; init; }

    public required string Method { get; init; }

    public required ReadOnlySpan<char> Path { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required IReadOnlyDictionary<string, string> SourceLabels { get; init; }
}
