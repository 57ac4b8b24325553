using System.Globalization;
using System.Text.Json;
using Portal.Api.Contracts.Nodes;
using YamlDotNet.RepresentationModel;

namespace Portal.Api.Mesh.Editing.Fields;

/// <summary>The fields that a form offers of a text: what people change of routing day by day. The rest is YAML's.</summary>
internal static class FieldPlans
{
    private static readonly string[] Balancings = ["", "ROUND_ROBIN", "LEAST_REQUEST", "RANDOM"];

    /// <param name="subsets">Of a host, those that destination rules define.</param>
    public static IReadOnlyList<FieldPlanGroup> Of(string text, Func<string, IEnumerable<string>> subsets) =>
        [.. YamlNodes.Read(text).SelectMany((root, document) => Groups(root, document, subsets)).Where(group => group.Plans.Count > 0)];

    private static IEnumerable<FieldPlanGroup> Groups(YamlNode root, int document, Func<string, IEnumerable<string>> subsets)
    {
        var kind = root.At("kind").Text();
        var name = $"{kind} {root.At("metadata", "name").Text()}";
        switch (kind)
        {
            case "VirtualService":
                return root.At("spec", "http").Items().Select((rule, at) => new FieldPlanGroup(name, RuleTitle(at, rule.At("match")), [.. OfRule(new Place(root, document, "spec", "http", Number(at)), subsets)]));
            case "HTTPRoute":
                return root.At("spec", "rules").Items().Select((rule, at) => new FieldPlanGroup(name, RuleTitle(at, rule.At("matches")), [.. OfHttpRoute(new Place(root, document, "spec", "rules", Number(at)))]));
            case "DestinationRule":
                return [new FieldPlanGroup(name, $"all calls to {root.At("spec", "host").Text()}", [.. OfDestination(new Place(root, document, "spec"))])];
            default:
                return [];
        }
    }

    private static IEnumerable<FieldPlan> OfRule(Place rule, Func<string, IEnumerable<string>> subsets)
    {
        if (rule.Node.At("route") is null)
        {
            return [];
        }
        FieldPlan[] plans =
        [
            rule.Plan("Timeout", MeshFieldKind.Duration, "no longer than, such as 5s", 1, "timeout"),
            rule.Plan("Retries", MeshFieldKind.Whole, "further attempts after the first", 1, "retries", "attempts"),
            rule.Plan("Delay", MeshFieldKind.Duration, "held back on purpose, such as 2s", 1, "fault", "delay", "fixedDelay"),
            rule.Plan("Delayed share", MeshFieldKind.Percent, "percent of calls", 3, "fault", "delay", "percentage", "value"),
            rule.Plan("Abort with", MeshFieldKind.Status, "status, answered on purpose", 1, "fault", "abort", "httpStatus"),
            rule.Plan("Aborted share", MeshFieldKind.Percent, "percent of calls", 3, "fault", "abort", "percentage", "value"),
        ];
        return Weights(rule, subsets).Concat(plans)
            .Concat(rule.Node.At("mirror") is null ? [] : [rule.Plan("Mirrored share", MeshFieldKind.Percent, "percent of calls that are copied", 1, "mirrorPercentage", "value")]);
    }

    /// <summary>Of the destinations that a rule has, and of the other subsets of its one host: a share for them is how a canary begins.</summary>
    private static IEnumerable<FieldPlan> Weights(Place rule, Func<string, IEnumerable<string>> subsets)
    {
        var routes = rule.Node.At("route").Items();
        var hosts = routes.Select(route => route.At("destination", "host").Text()).Distinct().ToList();
        var used = routes.Select(route => route.At("destination", "subset").Text()).ToHashSet();
        var others = hosts is [{ Length: > 0 } host] && !used.Contains("") ? subsets(host).Where(subset => !used.Contains(subset)).ToList() : [];
        if (routes.Count + others.Count < 2)
        {
            yield break;
        }
        for (var at = 0; at < routes.Count; at++)
        {
            var (said, subset) = (routes[at].At("weight").Text(), routes[at].At("destination", "subset").Text());
            yield return rule.Plan(Words(routes[at].At("destination", "host").Text(), subset), MeshFieldKind.Weight, null, 3, "route", Number(at), "weight") with
            {
                Value = said.Length > 0 ? said : routes.Count == 1 ? "100" : "0",
                IsImplied = said.Length == 0,
            };
        }
        for (var at = 0; at < others.Count; at++)
        {
            var subset = others[at];
            yield return rule.Plan(Words(hosts[0], subset), MeshFieldKind.Weight, "gets none yet", 3, "route", Number(routes.Count + at), "weight") with
            {
                Entry = weight => $"{{ destination: {{ host: {Name(hosts[0])}, subset: {Name(subset)} }}, weight: {weight} }}",
            };
        }
    }

    private static IEnumerable<FieldPlan> OfHttpRoute(Place rule)
    {
        var backends = rule.Node.At("backendRefs").Items();
        for (var at = 0; backends.Count > 1 && at < backends.Count; at++)
        {
            var said = backends[at].At("weight").Text();
            yield return rule.Plan(backends[at].At("name").Text(), MeshFieldKind.Weight, null, 3, "backendRefs", Number(at), "weight") with { Value = said.Length > 0 ? said : "1", IsImplied = said.Length == 0 };
        }
        yield return rule.Plan("Timeout", MeshFieldKind.Duration, "no longer than, such as 5s", 1, "timeouts", "request");
    }

    private static IEnumerable<FieldPlan> OfDestination(Place spec) =>
    [
        .. spec.Node.At("trafficPolicy", "loadBalancer", "consistentHash") is null
            ? new[] { spec.Plan("Balancing", MeshFieldKind.Word, null, 1, "trafficPolicy", "loadBalancer", "simple") with { Words = Balancings } }
            : [],
        spec.Plan("Out after", MeshFieldKind.Whole, "failures in a row", 1, "trafficPolicy", "outlierDetection", "consecutive5xxErrors"),
        spec.Plan("Out for", MeshFieldKind.Duration, "at first, such as 30s", 1, "trafficPolicy", "outlierDetection", "baseEjectionTime"),
        spec.Plan("Out at once", MeshFieldKind.WholePercent, "percent of instances at most", 1, "trafficPolicy", "outlierDetection", "maxEjectionPercent"),
    ];

    private static string RuleTitle(int at, YamlNode? matches)
    {
        var first = matches.Items() is [var only, ..] ? only : null;
        var path = (first.At("uri") ?? first.At("path")) is YamlMappingNode said ? string.Join(' ', said.Children.Select(pair => $"{pair.Key.Text()} {pair.Value.Text()}")) : "";
        var more = matches.Items().Count > 1 ? $" and {matches.Items().Count - 1} more" : "";
        return first is null ? $"rule {at + 1}: any call" : $"rule {at + 1}: {(path.Length > 0 ? path : "calls that match")}{more}";
    }

    private static string Words(string host, string subset) => subset.Length == 0 ? host : $"{host}, {subset}";

    /// <summary>In quotes where it would be read as something else without.</summary>
    private static string Name(string text) => text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.') && YamlScalars.Resolve(text).Kind is ScalarKind.String && !YamlScalars.IsBeyondJson(text)
        ? text
        : $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Number(int at) => at.ToString(CultureInfo.InvariantCulture);

    /// <summary>A mapping of a document, and the fields below it.</summary>
    private sealed class Place(YamlNode root, int document, params string[] path)
    {
        public YamlNode? Node { get; } = root.At(path);

        /// <param name="home">How many steps of <paramref name="below"/> are left when all that it stands in is taken out with it.</param>
        public FieldPlan Plan(string label, MeshFieldKind kind, string? hint, int home, params string[] below) =>
            new(document, [.. path, .. below], label, kind, path.Length + home) { Value = Node.At(below).Text(), Hint = hint };
    }
}
