using System.Net;

namespace Portal.Api.Mesh.Policy;

/// <summary>What an inbound sidecar knows of a request. <see cref="Principal"/> is the peer's SPIFFE id without its scheme, as Istio writes it (<c>travelz/ns/x/sa/y</c>); null without mutual TLS.</summary>
internal readonly ref struct InboundQuery
{
    public required string? Principal { get; init; }

    public required string? SourceNamespace { get; init; }

    public required IPAddress Source { get; init; }

    public required string Host { get; init; }

    public required string Method { get; init; }

    /// <summary>Without the query.</summary>
    public required ReadOnlySpan<char> Path { get; init; }

    public required int Port { get; init; }

    public required IHeaderDictionary Headers { get; init; }
}
