namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads an entry of a VirtualService's <c>http</c>.</summary>
internal static class RuleReader
{
    private static readonly string[] Outcomes = ["route", "redirect", "directResponse", "delegate"];

    public static HttpRule Read(FieldReader fields)
    {
        var rule = new HttpRule([.. fields.Maps("match").Select(MatchReader.Read)], Destinations(fields), fields.Duration("timeout"))
        {
            Name = fields.Text("name"),
            Redirect = RedirectReader.Redirect(fields),
            DirectResponse = RedirectReader.DirectResponse(fields),
            Delegate = Delegate(fields),
            Rewrite = RedirectReader.Rewrite(fields),
            Headers = HeaderReader.Operations(fields),
            Retries = RetryReader.Read(fields),
            Fault = FaultReader.Read(fields),
            Mirrors = DestinationReader.Mirrors(fields),
            Cors = CorsReader.Read(fields),
            Source = fields.Spot,
        };
        CheckOutcome(fields, rule);
        fields.Close();
        return rule;
    }

    private static List<WeightedDestination> Destinations(FieldReader fields)
    {
        var routes = fields.Maps("route");
        var destinations = routes.Select(route => DestinationReader.Weighted(route, routes.Count == 1)).ToList();
        if (destinations.Count > 0 && destinations.Sum(destination => (long)destination.Weight) is 0 or > int.MaxValue)
        {
            fields.Report("route", "has weights that do not add up to a share for anyone");
        }
        return destinations;
    }

    private static DelegateReference? Delegate(FieldReader fields)
    {
        if (fields.Map("delegate") is not { } inner)
        {
            return null;
        }
        var reference = new DelegateReference(inner.Text("name", required: true) ?? "", inner.Text("namespace"), inner.Spot);
        inner.Close();
        return reference;
    }

    private static void CheckOutcome(FieldReader fields, HttpRule rule)
    {
        var said = Outcomes.Where(fields.Has).ToList();
        if (said.Count == 0 || said is ["route"] && rule.Destinations.Count == 0)
        {
            fields.Report("route", "is required: at least one destination, or in its place redirect, directResponse or delegate");
        }
        foreach (var other in said.Skip(1))
        {
            fields.Report(other, $"stands beside {said[0]}: only one of {string.Join(", ", Outcomes)} can apply");
        }
        if (rule.Rewrite is not null && (rule.Redirect ?? (object?)rule.DirectResponse) is not null)
        {
            fields.Report("rewrite", "stands beside redirect or directResponse, which send nothing on that could be rewritten");
        }
    }
}
