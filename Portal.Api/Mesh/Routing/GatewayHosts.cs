using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>Which hosts the gateways take. One that no file describes takes all, as the sidecars do.</summary>
internal sealed class GatewayHosts
{
    private readonly Dictionary<string, List<string>> _byGateway = [];

    public GatewayHosts(MeshObjects objects)
    {
        foreach (var gateway in objects.Gateways)
        {
            if (gateway.Name == MeshGateways.Mesh)
            {
                objects.Problems.Add(gateway.Source.Problem("'mesh' means all sidecars and cannot be the name of a gateway"));
            }
            if (!_byGateway.TryAdd(gateway.Name, [.. gateway.Servers.SelectMany(server => server.Hosts).Distinct(StringComparer.OrdinalIgnoreCase)]))
            {
                objects.Problems.Add(gateway.Source.Problem($"another gateway is called '{gateway.Name}' too, and gateways are known by their names here"));
            }
        }
    }

    public bool Takes(string gateway, string host) => !_byGateway.TryGetValue(gateway, out var hosts) || hosts.Exists(taken => Overlap(taken, host));

    private static bool Overlap(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase) || Covers(one, other) || Covers(other, one);

    private static bool Covers(string wildcard, string host) =>
        wildcard == "*" || (wildcard.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(wildcard[1..], StringComparison.OrdinalIgnoreCase));
}
