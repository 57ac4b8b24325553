using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Policy;

namespace Portal.Tests.Mesh.Policy;

/// <summary>Policies as files have them, and a call that arrives at a workload.</summary>
internal sealed record PolicyScene
{
    public static readonly WorkloadIdentity Flights = new("flights", "travel-agency", new Dictionary<string, string> { ["app"] = "flights", ["version"] = "v1" });

    public string? Principal { get; init; } = "travelz/ns/travel-portal/sa/voyages";

    public string? Namespace { get; init; } = "travel-portal";

    public string Source { get; init; } = "10.1.2.3";

    public string Host { get; init; } = "flights";

    public string Method { get; init; } = "GET";

    public string Path { get; init; } = "/flights/Rome";

    public int Port { get; init; } = 80;

    public HeaderDictionary Headers { get; init; } = new() { ["x-tier"] = "gold" };

    public static string Authorization(string spec, string name = "test", string home = "travel-agency") =>
        $"apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {{ name: {name}, namespace: {home} }}\nspec: {{ {spec} }}\n---\n";

    public static string Peer(string spec, string home = "travel-agency") =>
        $"apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {{ name: test, namespace: {home} }}\nspec: {{ {spec} }}\n---\n";

    public PolicyVerdict Decide(string yaml) => Compiled.Whole(yaml).Policies.Decide(Flights, Query());

    public (string Provider, string Policy)? Provider(string yaml) => Compiled.Whole(yaml).Policies.ProviderOf(Flights, Query());

    public InboundQuery Query() => new()
    {
        Principal = Principal,
        SourceNamespace = Namespace,
        Source = IPAddress.Parse(Source),
        Host = Host,
        Method = Method,
        Path = Path,
        Port = Port,
        Headers = Headers,
    };
}
