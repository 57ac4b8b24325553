namespace Portal.Api.Mesh.Istio;

/// <summary>Reads the body of a VirtualService or a DestinationRule.</summary>
internal static class ObjectReader
{
    public static VirtualService VirtualService(string name, FieldReader spec)
    {
        var hosts = spec.Texts("hosts");
        if (hosts.Count == 0)
        {
            spec.Report("hosts", "is required: the hosts these rules apply to, or \"*\"");
        }
        var gateways = spec.Texts("gateways");
        var rules = spec.Maps("http");
        if (rules.Count == 0)
        {
            spec.Report("http", "is required: at least one rule");
        }
        var service = new VirtualService(name, hosts, gateways.Count == 0 ? ["mesh"] : gateways, [.. rules.Select(Rule)], spec.Spot);
        spec.Close();
        return service;
    }

    public static DestinationRule DestinationRule(string name, FieldReader spec)
    {
        var host = spec.Text("host", required: true) ?? "";
        var subsets = new List<Subset>();
        foreach (var fields in spec.Maps("subsets"))
        {
            var subset = new Subset(fields.Text("name", required: true) ?? "", fields.Labels("labels"));
            if (subsets.Any(other => other.Name == subset.Name))
            {
                fields.Report("name", $"'{subset.Name}' is the name of an earlier subset");
            }
            subsets.Add(subset);
            fields.Close();
        }
        spec.Close();
        return new DestinationRule(name, host, subsets, spec.Spot);
    }

    private static HttpRule Rule(FieldReader fields)
    {
        fields.Text("name");
        var matches = fields.Maps("match").Select(MatchReader.Read).ToList();
        var routes = fields.Maps("route");
        var destinations = routes.Select(route => Destination(route, routes.Count == 1)).ToList();
        if (destinations.Count == 0)
        {
            fields.Report("route", "is required: at least one destination");
        }
        else if (destinations.Sum(destination => (long)destination.Weight) is 0 or > int.MaxValue)
        {
            fields.Report("route", "has weights that do not add up to a share for anyone");
        }
        var timeout = fields.Text("timeout");
        var limit = timeout is null ? null : GoDuration.Parse(timeout);
        if (timeout is not null && limit is null)
        {
            fields.Report("timeout", $"takes a duration such as 5s or 250ms, not '{timeout}'");
        }
        fields.Close();
        return new HttpRule(matches, destinations, limit);
    }

    private static WeightedDestination Destination(FieldReader fields, bool only)
    {
        var destination = fields.Map("destination", required: true);
        var host = destination?.Text("host", required: true) ?? "";
        var subset = destination?.Text("subset");
        var spot = subset is null ? fields.Spot : destination!.At("subset");
        destination?.Close();
        var weight = fields.Whole("weight") ?? 0;
        fields.Close();
        return new WeightedDestination(host, subset, only ? 1 : weight, spot);
    }
}
