using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>An operation of a path, a webhook or a callback.</summary>
internal sealed class OperationSite(LintRun run, LintPlace place, LintPlace item, string path, bool isInbound) : LintSite(run, place)
{
    public string Method { get; } = place.Name.ToUpperInvariant();

    public string Path { get; } = path;

    /// <summary>True for what callers call; webhooks and callbacks are calls that they receive.</summary>
    public bool IsInbound { get; } = isInbound;

    public string Label => $"{Method} {Path}";

    public string? Id => Text("operationId") is { Length: > 0 } id ? id : null;

    /// <summary>Those of the path, then the operation's own; resolved, with the places where they are named.</summary>
    public IReadOnlyList<(LintPlace Place, ContractNode Node)> Parameters => field ??=
        [.. item.Items("parameters").Concat(Place.Items("parameters")).Select(named => (named, Run.Resolve(named.Node)))];

    public IReadOnlyList<(string Status, LintPlace Place, ContractNode Node)> Responses => field ??=
        [.. Place.Members("responses").Where(named => !named.Name.StartsWith("x-", StringComparison.Ordinal)).Select(named => (named.Name, named, Run.Resolve(named.Node)))];

    public LintPlace? Security => Place.Find("security") ?? (IsInbound ? Run.Place.Find("security") : null);

    /// <summary>Nobody gets in without a credential: there are requirements, and none is empty.</summary>
    public bool IsSecured => Security?.Node.Items() is { Count: > 0 } requirements && requirements.All(requirement => requirement.Members().Any());

    /// <summary>A status is documented by itself, by its class (<c>4XX</c>) or by <c>default</c>.</summary>
    public bool Documents(string status) => Responses.Any(response =>
        response.Status == status || response.Status is "default" || (response.Status.Length == 3 && response.Status[0] == status[0] && response.Status.AsSpan(1).Equals("XX", StringComparison.OrdinalIgnoreCase)));

    public bool DocumentsClass(char first) => Responses.Any(response => response.Status.StartsWith(first));
}
