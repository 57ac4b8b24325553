using System.Globalization;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Running;

namespace Portal.Api.Catalog;

/// <summary>Reads an <c>api.yaml</c>.</summary>
internal sealed partial class ApiFile : DefinitionFile
{
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
        Known(root, "", ["title", "summary", "owner", "domain", "audience", "tags", "gateway", "upstream", "errors", "credentials", "versions", "plans"]);
        if (!IsName(slug))
        {
            Wrong(root, "", $"the folder's name '{Shorten.Text(slug)}' becomes part of addresses: lower-case letters, digits and hyphens only.");
        }
        var versions = Each(root, "versions", Version);
        if (versions.Count == 0)
        {
            Wrong(root, "versions", "lists at least one version.");
        }
        var plans = Each(root, "plans", Plan);
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
            plans) { Upstream = Upstream(root), Credentials = Credentials(root) };
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

    private PlanDefinition Plan(ContractNode node, string path)
    {
        Known(node, path, ["name", "title", "description", "audience", "approval", "limits"]);
        var limits = node.Get("limits").Items().Select((limit, index) => Limit(limit, $"{path}/limits/{index}")).ToList();
        Unique(node, $"{path}/limits", limits.ConvertAll(limit => limit.Name));
        return new PlanDefinition(
            NameOf(node, path),
            Text(node, path, "title", 120),
            Text(node, path, "description", 2000),
            AudienceOf(node, path),
            Choice(node, path, "approval", "manual", "automatic", "manual") == "manual",
            limits);
    }

    private LimitDefinition Limit(ContractNode node, string path)
    {
        Known(node, path, ["name", "rate", "quota", "per"]);
        var count = (node.Get("rate"), node.Get("quota")) switch
        {
            ({ } rate, null) => rate,
            (null, { } quota) => quota,
            _ => null,
        };
        if (count is not ScalarNode { Kind: ScalarKind.Number } number || !long.TryParse(number.Text, CultureInfo.InvariantCulture, out var calls) || calls < 1)
        {
            Wrong(count ?? node, path, "has either 'rate' or 'quota', a whole number of calls of 1 or more.");
            calls = 1;
        }
        return new LimitDefinition(NameOf(node, path), node.Get("quota") is not null, calls, Choice(node, path, "per", null, Windows));
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
