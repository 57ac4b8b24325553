namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads the body of a VirtualService.</summary>
internal static class VirtualServiceReader
{
    public static VirtualService Read(string name, FieldReader spec)
    {
        var hosts = spec.Texts("hosts");
        var gateways = GatewayName.Of(spec.Texts("gateways"));
        if (hosts.Count == 0 && gateways.Count > 0)
        {
            spec.Report("gateways", "stands in a virtual service without hosts, which answers where the one that leads to it does: take it out");
        }
        var rules = spec.Maps("http");
        if (rules.Count == 0)
        {
            spec.Report("http", "is required: at least one rule");
        }
        var service = new VirtualService(name, hosts, gateways.Count == 0 ? ["mesh"] : gateways, [.. rules.Select(RuleReader.Read)], spec.Spot)
        {
            HostsSource = spec.At("hosts"),
        };
        spec.Close();
        return service;
    }
}
