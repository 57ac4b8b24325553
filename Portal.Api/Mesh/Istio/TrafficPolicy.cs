namespace Portal.Api.Mesh.Istio;

/// <summary>How calls to a host or subset are made. Null parts: Istio's default.</summary>
internal sealed record TrafficPolicy
{
    public static readonly TrafficPolicy Default = new();

    public LoadBalancing LoadBalancer { get; init; } = LoadBalancing.Default;

    public ConnectionPool Pool { get; init; } = ConnectionPool.Unlimited;

    /// <summary>Null: no instance is ever ejected.</summary>
    public OutlierDetection? Outliers { get; init; }

    public TlsMode Tls { get; init; } = TlsMode.IstioMutual;
}

internal enum TlsMode
{
    /// <summary>Plain text, even between sidecars.</summary>
    Disable,

    /// <summary>TLS that begins here, to a server outside the mesh.</summary>
    Simple,

    /// <summary>Mutual TLS with the mesh's own certificates.</summary>
    IstioMutual,
}

internal enum Balancing
{
    LeastRequest,
    RoundRobin,
    Random,
    ConsistentHash,
}

internal sealed record LoadBalancing(Balancing Kind)
{
    /// <summary>Istio's default is LEAST_REQUEST.</summary>
    public static readonly LoadBalancing Default = new(Balancing.LeastRequest);

    public HashKey? Key { get; init; }
}

internal enum HashSource
{
    Header,
    Cookie,
    SourceAddress,
    QueryParameter,
}

/// <summary>What a consistent hash is made of. <see cref="Lifetime"/> is for a cookie that is given to callers who have none; zero is one of the session.</summary>
internal sealed record HashKey(HashSource From, string Name)
{
    public string? CookiePath { get; init; }

    public TimeSpan? Lifetime { get; init; }
}

/// <summary>Null: no limit but the machine's.</summary>
internal sealed record ConnectionPool(int? MaxConnections, TimeSpan? ConnectTimeout, int? MaxPendingRequests, int? MaxRequests, int? MaxRequestsPerConnection, int? MaxRetries, TimeSpan? IdleTimeout)
{
    public static readonly ConnectionPool Unlimited = new(null, null, null, null, null, null, null);
}

/// <summary>Envoy's outlier detection with Istio's defaults: 5 consecutive 5xx, looked at every 10 s, out for 30 s times the number of ejections, at most 10 %.</summary>
internal sealed record OutlierDetection
{
    /// <summary>0 switches it off.</summary>
    public int Consecutive5xx { get; init; } = 5;

    /// <summary>502, 503, 504 only; 0 switches it off.</summary>
    public int ConsecutiveGatewayErrors { get; init; }

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan BaseEjection { get; init; } = TimeSpan.FromSeconds(30);

    public int MaxEjectionPercent { get; init; } = 10;

    /// <summary>Below this share of healthy instances nobody is kept out; 0: always.</summary>
    public int MinHealthPercent { get; init; }
}
