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

    /// <summary>Where its hosts stand, or should.</summary>
    public FileSpot HostsSource { get; init; } = Source;
}

/// <summary>
/// One entry of <c>spec.http</c>: any of the matches, or none for every request. Exactly one of destinations, <see cref="Redirect"/>,
/// <see cref="DirectResponse"/> and <see cref="Delegate"/> says what becomes of it.
/// </summary>
internal sealed record HttpRule(IReadOnlyList<HttpMatch> Matches, IReadOnlyList<WeightedDestination> Destinations, TimeSpan? Timeout)
{
    public string? Name { get; init; }

    public HttpRewrite? Rewrite { get; init; }

    public HttpRedirect? Redirect { get; init; }

    public DirectResponse? DirectResponse { get; init; }

    public DelegateReference? Delegate { get; init; }

    /// <summary>Null: Istio's default, 2 more attempts after failures to connect and the like.</summary>
    public RetryPolicy? Retries { get; init; }

    public FaultInjection? Fault { get; init; }

    public IReadOnlyList<MirrorDestination> Mirrors { get; init; } = [];

    public CorsPolicy? Cors { get; init; }

    public HeaderOperations Headers { get; init; } = HeaderOperations.None;

    /// <summary>The answer where nobody is known by the destination's host: HTTPRoute's is 500. Where instances are known and none is ready it is 503.</summary>
    public int UnknownHostStatus { get; init; } = 503;

    public FileSpot? Source { get; init; }
}

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

    public string? Name { get; init; }

    public StringMatch? Scheme { get; init; }

    public StringMatch? Authority { get; init; }

    public IReadOnlyList<HeaderMatch> QueryParams { get; init; } = [];

    /// <summary>The port that was called.</summary>
    public int? Port { get; init; }

    public string? SourceNamespace { get; init; }
}

/// <summary>A null value asks only whether the header (or query parameter) is there.</summary>
internal sealed record HeaderMatch(string Name, StringMatch? Value);

internal sealed record WeightedDestination(string Host, string? Subset, int Weight, FileSpot Source)
{
    public int? Port { get; init; }

    public HeaderOperations Headers { get; init; } = HeaderOperations.None;
}

/// <summary>Where in which file, and by what path.</summary>
internal sealed record FileSpot(string File, int Line, string Field)
{
    public MeshProblem Problem(string reason) => new(File, Line, Field, reason);
}
