namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads <c>trafficPolicy</c> of a DestinationRule or of one of its subsets.</summary>
internal static class TrafficPolicyReader
{
    public static PolicySections Read(FieldReader fields)
    {
        if (fields.Map("trafficPolicy") is not { } inner)
        {
            return PolicySections.None;
        }
        var ports = new Dictionary<int, PolicySections>();
        foreach (var entry in inner.Maps("portLevelSettings"))
        {
            if (!entry.Has("port"))
            {
                entry.Report("port", "is required: which port this is about");
            }
            if (entry.PortSelector() is { } port && !ports.TryAdd(port, Sections(entry)))
            {
                entry.Report("port", $"{port} has settings already");
            }
            entry.Close();
        }
        var sections = Sections(inner) with { Ports = ports };
        inner.Close();
        return sections;
    }

    private static PolicySections Sections(FieldReader fields) =>
        PolicySections.None with { LoadBalancer = LoadBalancerReader.Read(fields), Pool = Pool(fields), Outliers = Outliers(fields), Tls = Tls(fields) };

    private static ConnectionPool? Pool(FieldReader fields)
    {
        if (fields.Map("connectionPool") is not { } inner)
        {
            return null;
        }
        var (tcp, http) = (inner.Map("tcp"), inner.Map("http"));
        var pool = new ConnectionPool(
            tcp?.Whole("maxConnections", 1),
            tcp?.Duration("connectTimeout"),
            http?.Whole("http1MaxPendingRequests", 1),
            http?.Whole("http2MaxRequests", 1),
            // 0 is Istio's word for no limit.
            http?.Whole("maxRequestsPerConnection") is > 0 and var most ? most : null,
            http?.Whole("maxRetries"),
            http?.Duration("idleTimeout"));
        tcp?.Close();
        http?.Close();
        inner.Close();
        return pool;
    }

    private static OutlierDetection? Outliers(FieldReader fields)
    {
        if (fields.Map("outlierDetection") is not { } inner)
        {
            return null;
        }
        var usual = new OutlierDetection();
        var outliers = new OutlierDetection
        {
            Consecutive5xx = inner.Whole("consecutive5xxErrors") ?? usual.Consecutive5xx,
            ConsecutiveGatewayErrors = inner.Whole("consecutiveGatewayErrors") ?? usual.ConsecutiveGatewayErrors,
            Interval = inner.Duration("interval") ?? usual.Interval,
            BaseEjection = inner.Duration("baseEjectionTime") ?? usual.BaseEjection,
            MaxEjectionPercent = inner.Whole("maxEjectionPercent", 0, 100) ?? usual.MaxEjectionPercent,
            MinHealthPercent = inner.Whole("minHealthPercent", 0, 100) ?? usual.MinHealthPercent,
        };
        inner.Close();
        return outliers;
    }

    private static TlsMode? Tls(FieldReader fields)
    {
        if (fields.Map("tls") is not { } inner)
        {
            return null;
        }
        if (!inner.Has("mode"))
        {
            inner.Report("mode", "is required: DISABLE, SIMPLE or ISTIO_MUTUAL");
        }
        var mode = inner.Word("mode", ("ISTIO_MUTUAL", TlsMode.IstioMutual), ("DISABLE", TlsMode.Disable), ("SIMPLE", TlsMode.Simple));
        inner.Close();
        return mode;
    }
}
