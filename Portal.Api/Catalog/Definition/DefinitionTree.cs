using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Definition;

/// <summary>
/// Definitions in the shape of their files: what an export writes, and what two states of a catalogue are compared by, so that a change is
/// told in the words of the file. Every member that a file can have is here, said or not.
/// </summary>
internal static class DefinitionTree
{
    public static ObjectNode Of(ApiDefinition api) => Map([
        ("title", Text(api.Title)),
        ("summary", Text(api.Summary)),
        ("owner", Text(api.Owner)),
        ("domain", Text(api.Domain)),
        ("audience", Word(api.Audience)),
        ("tags", List(api.Tags.Select(Text))),
        ("gateway", new ScalarNode(ScalarKind.Boolean, api.ThroughGateway ? "true" : "false", default)),
        .. Said("upstream", api.Upstream),
        ("errors", Text(api.ErrorStyle)),
        .. api.ThroughGateway ? [("credentials", List(api.Credentials.Kinds.Select(Of)))] : Array.Empty<(string, ContractNode)>(),
        .. EdgeTree.Of(api.Edge),
        ("versions", List(api.Versions.Select(Of))),
        .. api.Metrics.Count > 0 ? [("metrics", List(api.Metrics.Select(Of)))] : Array.Empty<(string, ContractNode)>(),
        ("plans", List(api.Plans.Select(Of)))]);

    public static ObjectNode Of(IReadOnlyList<DomainDefinition> domains) => Map(("domains", List(domains.Select(Of))));

    public static ObjectNode Of(DomainDefinition domain) => Map([
        ("name", Text(domain.Name)),
        ("title", Text(domain.Title)),
        ("summary", Text(domain.Summary)),
        .. domain.Workloads.Count > 0 ? [("workloads", List(domain.Workloads.Select(Text)))] : Array.Empty<(string, ContractNode)>(),
        ("owners", List(domain.Owners.Select(owner => Map([("name", Text(owner.Name)), .. Said("mail", owner.Mail)]))))]);

    /// <summary>Of their texts, only what tells one from another.</summary>
    public static ObjectNode Of(IReadOnlyList<GuideDefinition> guides) => Map(("guides", List(guides.OrderBy(guide => guide.Slug, StringComparer.Ordinal).Select(guide => Map(
        ("name", Text(guide.Slug)),
        ("title", Text(guide.Title)),
        ("summary", Text(guide.Summary)),
        ("order", Number(guide.Order)),
        ("audience", Word(guide.Audience)),
        ("text", Text($"{guide.Markdown.Length} characters, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(guide.Markdown)))[..12]}")))))));

    /// <summary>What stands above the text of a guide.</summary>
    public static ObjectNode HeadOf(GuideDefinition guide) =>
        Map(("title", Text(guide.Title)), ("summary", Text(guide.Summary)), ("order", Number(guide.Order)), ("audience", Word(guide.Audience)));

    private static ObjectNode Of(AcceptedCredential credential) => Map([
        ("kind", Text(credential.Kind.Word())),
        .. credential.Places.Count == 0 ? [] : new[] { ("places", (ContractNode)List(credential.Places.Select(Of))) }]);

    private static ObjectNode Of(CredentialPlace place) => Map([("in", Word(place.In)), .. Said("name", place.Name), .. Said("key", place.Key)]);

    private static ObjectNode Of(VersionDefinition version) => Map([
        ("name", Text(version.Name)),
        ("audience", Word(version.Audience)),
        ("state", Word(version.State)),
        .. Said("deprecated", version.Deprecated?.ToString("O", CultureInfo.InvariantCulture)),
        .. Said("retired", version.Retired?.ToString("O", CultureInfo.InvariantCulture)),
        .. Said("successor", version.Successor),
        .. Said("notice", version.Notice)]);

    private static ObjectNode Of(PlanDefinition plan) => Map(
        ("name", Text(plan.Name)),
        ("title", Text(plan.Title)),
        ("description", Text(plan.Description)),
        ("audience", Word(plan.Audience)),
        ("approval", Text(plan.ManualApproval ? "manual" : "automatic")),
        ("limits", List(plan.Limits.Select(Of))));

    private static ObjectNode Of(MetricDefinition metric) =>
        Map(("name", Text(metric.Name)), ("unit", Text(metric.Unit)), ("description", Text(metric.Description)));

    private static ObjectNode Of(LimitDefinition limit) => Map([
        ("name", Text(limit.Name)),
        .. Said("metric", limit.Metric == LimitDefinition.Hits ? null : limit.Metric),
        (limit.Kind, Number(limit.Count)),
        .. Said("per", limit.Kind == "concurrency" ? null : limit.Per)]);

    private static ObjectNode Map(params (string Name, ContractNode Value)[] members) =>
        ObjectNode.Of(default, Array.ConvertAll(members, member => new Member(member.Name, member.Value, default)));

    private static ArrayNode List(IEnumerable<ContractNode> items) => new(default, [.. items]);

    /// <summary>Nothing where nothing is said.</summary>
    private static (string Name, ContractNode Value)[] Said(string name, string? text) => text is null ? [] : [(name, Text(text))];

    private static ScalarNode Number(long number) => new(ScalarKind.Number, number.ToString(CultureInfo.InvariantCulture), default);

    private static ScalarNode Text(string text) => new(ScalarKind.String, text, default);

    private static ScalarNode Word<T>(T value)
        where T : struct, Enum => Text(value.ToString().ToLowerInvariant());
}
