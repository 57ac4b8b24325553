using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Istio.Reading;

namespace Portal.Api.Mesh.GatewayApi;

/// <summary>Reads the body of an HTTPRoute into rules as virtual services have them.</summary>
internal static class HttpRouteReader
{
    public const string Group = "gateway.networking.k8s.io";

    public static HttpRoute Read(string name, string home, FieldReader spec)
    {
        var parents = spec.Maps("parentRefs").Select(fields => Parent(fields, home)).ToList();
        if (parents.Count == 0)
        {
            spec.Report("parentRefs", "is required: the Gateway or the Service this is a route of");
        }
        var hostnames = spec.Texts("hostnames");
        if (hostnames.Count > 0 && parents.Exists(parent => parent.IsService))
        {
            spec.Report("hostnames", "stands in a route of a Service, which is known by its own name: take it out");
        }
        // Without rules, everything is taken and nobody answers.
        var rules = spec.Has("rules") ? [.. spec.Maps("rules").Select(fields => Rule(fields, home))] : (List<HttpRule>)[NoBackend];
        spec.Close();
        return new HttpRoute(name, home, parents, hostnames, rules, spec.Spot);
    }

    private static HttpRule NoBackend => new([], [], null) { DirectResponse = new DirectResponse(500, []), Retries = RetryPolicy.None };

    private static HttpRouteParent Parent(FieldReader fields, string home)
    {
        var isService = fields.Word("kind", ("Gateway", false), ("Service", true));
        var group = fields.TextOrEmpty("group") ?? Group;
        if (group != (isService ? "" : Group))
        {
            fields.Report("group", isService ? "takes \"\" where kind is Service" : $"takes {Group} where kind is Gateway");
        }
        var parent = new HttpRouteParent(fields.Text("name", required: true) ?? "", fields.Text("namespace") ?? home, isService, fields.Port("port"));
        fields.Close();
        return parent;
    }

    private static HttpRule Rule(FieldReader fields, string home)
    {
        var filters = RouteFilterReader.Read(fields, home, ofBackend: false);
        var (request, perTry) = Timeouts(fields);
        var destinations = fields.Maps("backendRefs").Select(backend => Backend(backend, home)).ToList();
        var rule = new HttpRule([.. fields.Maps("matches").Select(RouteMatchReader.Read)], destinations, request)
        {
            Name = fields.Text("name"),
            Rewrite = filters.Rewrite,
            Redirect = filters.Redirect,
            Mirrors = filters.Mirrors,
            Cors = filters.Cors,
            Headers = new HeaderOperations(filters.Request, filters.Response),
            Retries = Retry(fields, perTry),
            UnknownHostStatus = 500,
            Source = fields.Spot,
        };
        fields.Close();
        if (rule is { Redirect: not null, Rewrite: not null } || (rule.Redirect is not null && destinations.Count > 0))
        {
            fields.Report("filters", "has RequestRedirect beside backendRefs or URLRewrite, which would never be used");
        }
        return rule.Redirect is null && destinations.Sum(destination => (long)destination.Weight) is 0 or > int.MaxValue
            ? rule with { Destinations = [], DirectResponse = NoBackend.DirectResponse }
            : rule;
    }

    private static WeightedDestination Backend(FieldReader fields, string home)
    {
        var (host, port) = BackendReference.Read(fields, home);
        var weight = fields.Whole("weight", 0, 1_000_000) ?? 1;
        var filters = RouteFilterReader.Read(fields, home, ofBackend: true);
        fields.Close();
        return new WeightedDestination(host, null, weight, fields.Spot) { Port = port, Headers = new HeaderOperations(filters.Request, filters.Response) };
    }

    private static (TimeSpan? Request, TimeSpan? Backend) Timeouts(FieldReader fields)
    {
        if (fields.Map("timeouts") is not { } inner)
        {
            return (null, null);
        }
        var (request, backend) = (inner.Duration("request"), inner.Duration("backendRequest"));
        if (backend > request)
        {
            inner.Report("backendRequest", "is longer than request, which ends it before");
        }
        inner.Close();
        return (request, backend);
    }

    /// <summary>None where it is not asked for. Failures without an answer are then followed by another attempt, as the listed statuses are.</summary>
    private static RetryPolicy Retry(FieldReader fields, TimeSpan? perTry)
    {
        if (fields.Map("retry") is not { } inner)
        {
            return RetryPolicy.None with { PerTryTimeout = perTry };
        }
        var codes = inner.Texts("codes");
        foreach (var code in codes.Where(code => !int.TryParse(code, out var status) || status is < 400 or > 599))
        {
            inner.Report("codes", $"takes statuses from 400 to 599, not '{code}'");
        }
        var on = new RetryConditions(true, true, true, false, false, false, [.. codes.Select(code => int.TryParse(code, out var status) ? status : 0)]) { GrpcStatuses = [] };
        var policy = new RetryPolicy(inner.Whole("attempts", 0, 100) ?? RetryPolicy.Default.Attempts, perTry, on) { Backoff = inner.Duration("backoff") ?? RetryPolicy.Default.Backoff };
        inner.Close();
        return policy;
    }
}
