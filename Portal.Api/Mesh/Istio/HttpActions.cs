using System.Text.RegularExpressions;

namespace Portal.Api.Mesh.Istio;

/// <summary>
/// <see cref="Uri"/> replaces the whole path after an exact or regular match and the matched prefix after a prefix match;
/// <see cref="UriRegex"/> replaces what its pattern finds.
/// </summary>
internal sealed record HttpRewrite(string? Uri, string? Authority, RegexRewrite? UriRegex)
{
    /// <summary><see cref="Uri"/> is the whole new path, whatever matched: HTTPRoute's ReplaceFullPath.</summary>
    public bool ReplacesWhole { get; init; }
}

/// <summary>RE2: never backtracks. <see cref="Replacement"/> names groups as <c>\1</c>.</summary>
internal sealed partial record RegexRewrite(Regex Pattern, string Replacement)
{
    private readonly string _replacement = GroupReference.Replace(Replacement.Replace("$", "$$", StringComparison.Ordinal), "${$1}");

    [GeneratedRegex(@"\\(\d)", RegexOptions.NonBacktracking)]
    private static partial Regex GroupReference { get; }

    /// <summary>Every match is replaced, as Envoy does.</summary>
    public string Apply(string path) => Pattern.Replace(path, _replacement);
}

/// <summary>Null parts stay as the request has them.</summary>
internal sealed record HttpRedirect(string? Uri, string? Authority, string? Scheme, int? Port, int Status = 301)
{
    /// <summary>Puts <see cref="Uri"/> in place of the matched prefix only, as HTTPRoute's ReplacePrefixMatch does.</summary>
    public bool ReplacesPrefix { get; init; }

    /// <summary>Where the port comes from when <see cref="Port"/> does not say it.</summary>
    public PortDerivation DerivedPort { get; init; }
}

internal enum PortDerivation
{
    /// <summary>Stays as the request has it.</summary>
    None,

    /// <summary>80 or 443, by the scheme, and so not written.</summary>
    ProtocolDefault,

    /// <summary>The port that was called.</summary>
    RequestPort,
}

internal sealed record DirectResponse(int Status, byte[] Body);

internal sealed record DelegateReference(string Name, string? Namespace, FileSpot Source);

/// <summary><see cref="Attempts"/> counts the retries, not the first attempt; 0 switches them off.</summary>
internal sealed record RetryPolicy(int Attempts, TimeSpan? PerTryTimeout, RetryConditions On)
{
    public static readonly RetryPolicy Default = new(2, null, RetryConditions.Default);

    public static readonly RetryPolicy None = new(0, null, RetryConditions.Default);

    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>Another attempt goes to another instance where there is one; Istio's retryIgnorePreviousHosts.</summary>
    public bool IgnoresPreviousHosts { get; init; } = true;
}

/// <summary>When another attempt is made, in Envoy's words (x-envoy-retry-on).</summary>
internal sealed record RetryConditions(bool ConnectFailure, bool Reset, bool RefusedStream, bool Gateway5xx, bool Any5xx, bool Retriable4xx, IReadOnlyList<int> Statuses)
{
    /// <summary>Istio's: connect-failure, refused-stream, unavailable, cancelled, and 503 as the retriable status.</summary>
    public static readonly RetryConditions Default = new(true, false, true, false, false, false, [503]);

    /// <summary>gRPC statuses (cancelled 1, deadline-exceeded 4, resource-exhausted 8, internal 13, unavailable 14).</summary>
    public IReadOnlyList<int> GrpcStatuses { get; init; } = [1, 14];
}

internal sealed record FaultInjection(FaultDelay? Delay, FaultAbort? Abort);

/// <summary><see cref="Percentage"/> is 0 to 100 of the calls.</summary>
internal sealed record FaultDelay(TimeSpan Duration, double Percentage);

/// <summary>One of both statuses.</summary>
internal sealed record FaultAbort(int? HttpStatus, int? GrpcStatus, double Percentage);

internal sealed record MirrorDestination(string Host, string? Subset, double Percentage, FileSpot Source)
{
    public int? Port { get; init; }
}

/// <summary>The Fetch standard's CORS protocol, answered by the route. <see cref="MaxAge"/> null: not said.</summary>
internal sealed record CorsPolicy(
    IReadOnlyList<StringMatch> Origins,
    IReadOnlyList<string> Methods,
    IReadOnlyList<string> Headers,
    IReadOnlyList<string> ExposedHeaders,
    TimeSpan? MaxAge,
    bool Credentials);

internal sealed record HeaderOperations(HeaderChanges Request, HeaderChanges Response)
{
    public static readonly HeaderOperations None = new(HeaderChanges.None, HeaderChanges.None);
}

internal sealed record HeaderChanges(
    IReadOnlyList<KeyValuePair<string, string>> Set, IReadOnlyList<KeyValuePair<string, string>> Add, IReadOnlyList<string> Remove)
{
    public static readonly HeaderChanges None = new([], [], []);

    public bool IsEmpty => Set.Count == 0 && Add.Count == 0 && Remove.Count == 0;
}
