using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Running;

namespace Portal.Api.Catalog.Definition;

/// <summary>Holds the metrics of plans against the contracts: a limit on an operation that there is not would never refuse anything, and nobody would learn of it.</summary>
internal sealed class LimitMetrics(PublishedApis published)
{
    /// <param name="api">The files of an API.</param>
    /// <param name="judged">Of its contracts, those that are not in force as they stand.</param>
    /// <param name="files">The catalogue.</param>
    /// <param name="cancellationToken">Ends the looking up.</param>
    public async Task<List<ContractProblem>> CheckAsync(DeclaredApi api, IReadOnlyList<JudgedContract> judged, CatalogFiles files, CancellationToken cancellationToken)
    {
        var definition = api.Definition;
        var named = definition.Plans.SelectMany(plan => plan.Limits).Select(limit => limit.Metric)
            .Where(metric => metric != LimitDefinition.Hits && !definition.Metrics.Any(declared => declared.Name == metric)).ToHashSet(StringComparer.Ordinal);
        if (named.Count + definition.Metrics.Count == 0 || await OperationsAsync(definition, judged, cancellationToken) is not { } operations)
        {
            return [];
        }
        var path = $"{definition.Slug}/{CatalogLayout.ApiFile}";
        var root = NodeText.Read(files.Find(path)!.Value.Bytes, ContractFormat.Yaml);
        return
        [
            .. Places(root).Where(place => named.Contains(place.Metric) && !operations.Contains(place.Metric)).Select(place => new ContractProblem(
                place.Path, place.Node.Line, place.Node.Column, $"names no operation and no metric of this API: take hits, an operation's id as the contract has it, or declare '{place.Metric}' under metrics.{Meant(place.Metric, definition, operations)}") { File = path }),
            .. root.Get("metrics").Items().Select((node, index) => (node, index)).Where(metric => operations.Contains(metric.node.Text("name")!)).Select(metric => new ContractProblem(
                $"/metrics/{metric.index}/name", metric.node.Line, metric.node.Column, "is an operation's id, and each operation has a metric by that name already: give this one another.") { File = path }),
        ];
    }

    /// <summary>Null: a version's contract is not there or cannot be read, so nobody knows.</summary>
    private async Task<HashSet<string>?> OperationsAsync(ApiDefinition definition, IReadOnlyList<JudgedContract> judged, CancellationToken cancellationToken)
    {
        var inForce = (await published.AllAsync(cancellationToken)).FirstOrDefault(entry => entry.Slug == definition.Slug);
        var operations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in definition.Versions)
        {
            var report = judged.FirstOrDefault(one => one.Request.Version == version.Name)?.Report;
            if ((report is null ? inForce?.Versions.GetValueOrDefault(version.Name) : report.Document) is not { } document)
            {
                return null;
            }
            operations.UnionWith(document.Operations.Select(operation => operation.Id));
        }
        return operations;
    }

    private static IEnumerable<(string Metric, string Path, ContractNode Node)> Places(ContractNode root) =>
        from plan in root.Get("plans").Items().Select((node, index) => (node, index))
        from limit in plan.node.Get("limits").Items().Select((node, index) => (node, index))
        let metric = limit.node.Get("metric")
        where metric is not null
        select (limit.node.Text("metric")!, $"/plans/{plan.index}/limits/{limit.index}/metric", metric);

    private static string Meant(string metric, ApiDefinition definition, HashSet<string> operations) =>
        Likeness.Nearest(metric, [.. operations, .. definition.Metrics.Select(declared => declared.Name)]) is { } near ? $" Did you mean {near}?" : "";
}
