using Portal.Api.Mesh.Istio;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>One way to match one rule of a virtual service. <see cref="At"/> numbers the match within the rule; below 0: the rule has none, and takes everything.</summary>
internal sealed record EdgeRule(VirtualService Service, int Index, int At, HttpMatch Match)
{
    public HttpRule Rule => Service.Rules[Index];

    public string Problem(string field, string reason) => (Rule.Source ?? Service.Source).Problem(reason) is var problem
        ? (problem with { Field = $"{problem.Field}{(At < 0 ? "" : $".match[{At}]")}{(field.Length == 0 ? "" : ".")}{field}" }).ToString()
        : "";

    public bool Takes(string method, string path) => (Match.Uri is null || Match.Uri.Matches(path)) && (Match.Method is null || Match.Method.Matches(method));

    /// <summary>Of a gateway, in the order in which they are tried.</summary>
    public static IEnumerable<EdgeRule> Of(VirtualService service, string gateway) =>
        service.Gateways.Contains(gateway)
            ? service.Rules.SelectMany((rule, index) => rule.Matches.Count == 0
                ? [new EdgeRule(service, index, -1, HttpMatch.Anything)]
                : rule.Matches.Select((match, at) => new EdgeRule(service, index, at, match)).Where(found => found.Match.Gateways.Count == 0 || found.Match.Gateways.Contains(gateway)))
            : [];
}
