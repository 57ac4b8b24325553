namespace Portal.Api.Traffic;

/// <summary>
/// One hop of a call: from a workload (or the gateway) to a workload, as the mesh routed it. Ids are W3C trace context in hex.
/// Times are microseconds; <see cref="StartedAt"/> is when the hop left its source.
/// </summary>
internal sealed record TraceHop
{
    public required string TraceId { get; init; }

    public required string SpanId { get; init; }

    public string? ParentSpanId { get; init; }

    public required string Source { get; init; }

    /// <summary>Host that was called, such as <c>travels</c>.</summary>
    public required string Destination { get; init; }

    public string? Subset { get; init; }

    /// <summary>Value of the instance's <c>version</c> label.</summary>
    public string? Version { get; init; }

    /// <summary>Such as <c>travels-2 (1 of 2)</c>.</summary>
    public string? Instance { get; init; }

    /// <summary>Name of the virtual service that decided; null when none applied.</summary>
    public string? VirtualService { get; init; }

    /// <summary>Which rule of it matched and by what, in words: <c>rule 1 of 1: uri prefix /travels, gateway partners</c>.</summary>
    public string? Rule { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required long DurationMicros { get; init; }

    /// <summary>Status of the answer, or 0 when there was none.</summary>
    public required int Status { get; init; }

    /// <summary>Envoy's response flags (UH, UF, UT, NR, ...), or <c>-</c>.</summary>
    public required string Flags { get; init; }

    /// <summary>Domain (namespace) of the source.</summary>
    public string? SourceDomain { get; init; }

    /// <summary>Workload that was called and its domain, such as <c>travels-v2</c> of <c>travel-agency</c>; null when none was reached.</summary>
    public string? Workload { get; init; }

    public string? Domain { get; init; }

    /// <summary>The two sidecars spoke by mutual TLS.</summary>
    public bool IsMutualTls { get; init; }

    /// <summary>By which the request came to its source's sidecar or to the door: <c>HTTP/1.1</c> or <c>HTTP/2</c>; null where nobody sent it, as of a mirror's copy.</summary>
    public string? Protocol { get; init; }

    public bool IsGrpc { get; init; }

    /// <summary>With a failure that its sender asked for.</summary>
    public bool IsRehearsed { get; init; }

    public long RequestBytes { get; init; }

    public long ResponseBytes { get; init; }

    /// <summary>What the sidecars did and decided on the way, in order.</summary>
    public IReadOnlyList<HopStep> Steps { get; init; } = [];
}

/// <summary>
/// <see cref="Kind"/>: <c>attempt</c>, <c>fault</c>, <c>mirror</c>, <c>ejected</c> on the way out; <c>peer</c>, <c>authorization</c>,
/// <c>interdomain</c> on the way in. <see cref="Name"/> is the object that speaks, <see cref="Verdict"/> what it says, in words.
/// </summary>
internal sealed record HopStep(string Kind, string Name, string Verdict, bool Passed, long Micros);

/// <summary>What the sidecar of the called workload, which is <see cref="Workload"/> of <see cref="Domain"/>, decided on a hop, told apart from the hop since it may be another process that knows.</summary>
internal sealed record InboundHop(string TraceId, string SpanId, string Domain, string Workload, IReadOnlyList<HopStep> Steps);

/// <summary>Takes hops as they end. Never waits, never throws.</summary>
internal interface IHopSink
{
    void Record(TraceHop hop);
}

/// <summary>Takes what inbound sidecars decided, before the hop it belongs to has ended. Never waits, never throws.</summary>
internal interface IInboundSink
{
    void Record(InboundHop inbound);
}
