namespace Portal.Api.Mesh.Istio;

/// <summary>Istio's VirtualService, as far as this mesh executes it. <see cref="Source"/> says where it stands, for messages.</summary>
internal sealed record VirtualService(
    string Name,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<string> Gateways,
    IReadOnlyList<HttpRule> Rules,
    FileSpot Source)
{
    public string Namespace { get; init; } = "default";
}

/// <summary>One entry of <c>spec.http</c>: any of the matches, or none for every request.</summary>
internal sealed record HttpRule(IReadOnlyList<HttpMatch> Matches, IReadOnlyList<WeightedDestination> Destinations, TimeSpan? Timeout);

/// <summary>All conditions of one entry of <c>match</c>; a null or empty one is not asked.</summary>
internal sealed record HttpMatch(
    StringMatch? Uri,
    StringMatch? Method,
    IReadOnlyList<HeaderMatch> Headers,
    IReadOnlyList<HeaderMatch> WithoutHeaders,
    IReadOnlyList<string> Gateways,
    IReadOnlyDictionary<string, string> SourceLabels)
{
    public static readonly HttpMatch Anything = new(null, null, [], [], [], new Dictionary<string, string>());
}

/// <summary>A null value asks only whether the header is there.</summary>
internal sealed record HeaderMatch(string Name, StringMatch? Value);

internal sealed record WeightedDestination(string Host, string? Subset, int Weight, FileSpot Source);

/// <summary>Where in which file, and by what path.</summary>
internal sealed record FileSpot(string File, int Line, string Field)
{
    public MeshProblem Problem(string reason) => new(File, Line, Field, reason);
}
