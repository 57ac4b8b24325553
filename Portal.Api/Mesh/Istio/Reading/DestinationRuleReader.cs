namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads the body of a DestinationRule.</summary>
internal static class DestinationRuleReader
{
    public static DestinationRule Read(string name, FieldReader spec)
    {
        var host = spec.Text("host", required: true) ?? "";
        var own = TrafficPolicyReader.Read(spec);
        var subsets = new List<Subset>();
        foreach (var fields in spec.Maps("subsets"))
        {
            var subset = ReadSubset(fields, own);
            if (subsets.Any(other => other.Name == subset.Name))
            {
                fields.Report("name", $"'{subset.Name}' is the name of an earlier subset");
            }
            subsets.Add(subset);
            fields.Close();
        }
        spec.Close();
        return new DestinationRule(name, host, subsets, spec.Spot)
        {
            Policy = own.Over(TrafficPolicy.Default),
            PortPolicies = own.Ports.ToDictionary(port => port.Key, port => port.Value.Over(TrafficPolicy.Default)),
            HasPolicy = spec.Has("trafficPolicy"),
        };
    }

    private static Subset ReadSubset(FieldReader fields, PolicySections own)
    {
        var said = TrafficPolicyReader.Read(fields);
        return new Subset(fields.Text("name", required: true) ?? "", fields.Labels("labels"))
        {
            Policy = said.Over(own.Over(TrafficPolicy.Default)),
            PortPolicies = own.Ports.Keys.Union(said.Ports.Keys).ToDictionary(port => port, port => said.Ports.TryGetValue(port, out var ofPort)
                ? ofPort.Over(TrafficPolicy.Default)
                : said.Over(own.Ports[port].Over(TrafficPolicy.Default))),
        };
    }
}
