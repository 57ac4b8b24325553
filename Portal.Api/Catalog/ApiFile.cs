using System.Globalization;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Running;

namespace Portal.Api.Catalog;

/// <summary>Reads an <c>api.yaml</c>.</summary>
internal sealed partial class ApiFile : DefinitionFile
{
    // What a structured field's integer can say (RFC 9651).
    private const long Most = 999_999_999_999_999;

    private static readonly string[] Kinds = ["rate", "quota", "concurrency"];
    private static readonly string[] Windows = ["second", "minute", "hour", "day", "week", "month", "year", "eternity"];

    private readonly IReadOnlyCollection<string>? _domains;

    private ApiFile(IReadOnlyCollection<string>? domains) => _domains = domains;

    /// <param name="domains">The domains there are; null: none are declared, and any name will do.</param>
    public static (ApiDefinition? Definition, IReadOnlyList<ContractProblem> Problems) Read(string slug, ReadOnlyMemory<byte> bytes, IReadOnlyCollection<string>? domains = null)
    {
        var file = new ApiFile(domains);
        return file.Read(bytes, root => file.Definition(slug, root));
    }

    private ApiDefinition Definition(string slug, ContractNode root)
    {
        Known(root, "", ["title", "summary", "owner", "domain", "audience", "tags", "gateway", "upstream", "errors", "credentials", .. EdgeMembers, "versions", "metrics", "plans"]);
        if (!IsName(slug))
        {
            Wrong(root, "", $"the folder's name '{Shorten.Text(slug)}' becomes part of addresses: lower-case letters, digits and hyphens only.");
        }
        var versions = Each(root, "versions", Version);
        if (versions.Count == 0)
        {
            Wrong(root, "versions", "lists at least one version.");
        }
        var metrics = Each(root, "metrics", Metric);
        Unique(root, "metrics", metrics.ConvertAll(metric => metric.Name));
        var plans = Each(root, "plans", (node, path) => Plan(node, path, metrics));
        Unique(root, "versions", versions.ConvertAll(version => version.Name));
        Lives(root, versions);
        Unique(root, "plans", plans.ConvertAll(plan => plan.Name));
        return new ApiDefinition(
            slug,
            Text(root, "", "title", 120),
            Text(root, "", "summary", 400),
            Text(root, "", "owner", 120),
            Domain(root),
            AudienceOf(root, ""),
            [.. root.Get("tags").Items().Select(tag => tag.Inline())],
            Flag(root, "gateway", otherwise: true),
            Choice(root, "", "errors", "problem", "problem", "3scale"),
            versions,
            plans) { Upstream = Upstream(root), Credentials = Credentials(root), Metrics = metrics, Edge = Edge(root) };
    }

    private string? Upstream(ContractNode root)
    {
        if (root.Get("upstream") is not { } node)
        {
            return null;
        }
        if (root.Text("upstream") is { Length: <= 500 } text && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address is { Query: "", Fragment: "", UserInfo: "" })
        {
            return text.TrimEnd('/');
        }
        Wrong(node, "/upstream", "is an address of http or https such as http://flights.internal:8080, without user, query or fragment.");
        return null;
    }

    private string Domain(ContractNode root)
    {
        var domain = Text(root, "", "domain", 64);
        if (domain.Length > 0 && _domains?.Contains(domain) == false)
        {
            var meant = Likeness.Nearest(domain, _domains) is { } near ? $" Did you mean {near}?" : "";
            Wrong(root.Get("domain")!, "/domain", $"names no domain of domains.yaml: add '{Shorten.Text(domain)}' there, or name one of {string.Join(", ", _domains)}.{meant}");
        }
        return domain;
    }

    private VersionDefinition Version(ContractNode node, string path)
    {
        Known(node, path, ["name", "audience", "state", "deprecated", "retired", "successor", "notice"]);
        // The older word for published goes on working.
        var state = Choice(node, path, "state", "published", "published", "draft", "beta", "deprecated", "retired", "live") is var word && word == "live" ? "published" : word;
        return new VersionDefinition(NameOf(node, path), AudienceOf(node, path), Enum.Parse<LifecycleState>(state, ignoreCase: true))
        {
            Deprecated = Day(node, path, "deprecated"),
            Retired = Day(node, path, "retired"),
            Successor = node.Get("successor") is null ? null : Text(node, path, "successor", 32),
            Notice = node.Get("notice") is null ? null : Text(node, path, "notice", VersionLifecycle.LongestNotice),
        };
    }

    /// <summary>What needs the other versions to be judged by.</summary>
    private void Lives(ContractNode root, List<VersionDefinition> versions)
    {
        var nodes = root.Get("versions").Items().ToList();
        for (var index = 0; index < versions.Count; index++)
        {
            var version = versions[index];
            foreach (var (field, rule) in LifecycleRules.Broken(version.Name, version.State, version.Deprecated, version.Retired, version.Successor, versions.Select(other => other.Name)))
            {
                Wrong(nodes[index].Get(field) ?? nodes[index], $"/versions/{index}/{field}", rule);
            }
        }
    }

    private MetricDefinition Metric(ContractNode node, string path)
    {
        Known(node, path, ["name", "unit", "description"]);
        var metric = new MetricDefinition(NameOf(node, path), Text(node, path, "unit", 32), Text(node, path, "description", 400));
        if (metric.Name == LimitDefinition.Hits)
        {
            Wrong(node.Get("name")!, $"{path}/name", "is the metric of all calls, which every API has: give this one another name.");
        }
        if (metric.Unit.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '.' or '/')))
        {
            Wrong(node.Get("unit")!, $"{path}/unit", "is part of a header: ASCII letters, digits, hyphens, dots and slashes only, such as MB.");
        }
        return metric;
    }

    private PlanDefinition Plan(ContractNode node, string path, List<MetricDefinition> metrics)
    {
        Known(node, path, ["name", "title", "description", "audience", "approval", "limits"]);
        var limits = node.Get("limits").Items().Select((limit, index) => Limit(limit, $"{path}/limits/{index}", metrics)).ToList();
        Unique(node, $"{path}/limits", limits.ConvertAll(limit => limit.Name));
        foreach (var same in limits.GroupBy(limit => (limit.Kind, limit.Metric, limit.Per)).Where(group => group.Count() > 1))
        {
            Wrong(node, $"{path}/limits", $"has {string.Join(" and ", same.Select(limit => limit.Name))}, which limit the same: keep the smallest of them.");
        }
        return new PlanDefinition(
            NameOf(node, path),
            Text(node, path, "title", 120),
            Text(node, path, "description", 2000),
            AudienceOf(node, path),
            Choice(node, path, "approval", "manual", "automatic", "manual") == "manual",
            limits);
    }

    private LimitDefinition Limit(ContractNode node, string path, List<MetricDefinition> metrics)
    {
        Known(node, path, ["name", "metric", "rate", "quota", "concurrency", "per"]);
        var kinds = Kinds.Where(kind => node.Get(kind) is not null).ToList();
        var kind = kinds is [var only] ? only : "";
        if (node.Get(kind) is not ScalarNode { Kind: ScalarKind.Number } number || !long.TryParse(number.Text, CultureInfo.InvariantCulture, out var count) || count is < 0 or > Most)
        {
            Wrong(node.Get(kind) ?? node, path, $"has one of 'rate', 'quota' and 'concurrency', a whole number from 0 (not in the plan) to {Most.ToString(CultureInfo.InvariantCulture)}.");
            count = 1;
        }
        var metric = node.Get("metric") is null ? LimitDefinition.Hits : Text(node, path, "metric", 100);
        if (kind == "concurrency")
        {
            Concurrency(node, path, metrics.Exists(declared => declared.Name == metric));
        }
        return new LimitDefinition(NameOf(node, path), kind, count, kind == "concurrency" ? "eternity" : Choice(node, path, "per", null, Windows)) { Metric = metric };
    }

    private void Concurrency(ContractNode node, string path, bool isDeclared)
    {
        if (node.Get("per") is { } per)
        {
            Wrong(per, $"{path}/per", "does not go with 'concurrency', which counts the calls that are under way: leave it out.");
        }
        if (isDeclared)
        {
            Wrong(node.Get("metric")!, $"{path}/metric", "is known only after a call, so it cannot be under way: limit it by 'rate' or 'quota', or take hits or an operation.");
        }
    }

    private DateOnly? Day(ContractNode node, string path, string name)
    {
        if (node.Get(name) is null)
        {
            return null;
        }
        if (DateOnly.TryParseExact(node.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }
        Wrong(node.Get(name)!, $"{path}/{name}", "is a day such as 2027-06-30; it begins at 0:00 UTC.");
        return null;
    }
}
