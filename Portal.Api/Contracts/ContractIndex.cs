using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts;

/// <summary>The operations of a document, found once: in its order, by their ids, and by method and path.</summary>
internal sealed class ContractIndex
{
    public static readonly IReadOnlyList<string> Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    private readonly Dictionary<string, (OperationSummary Summary, ObjectNode Node, ContractNode Item)> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Method, string Path), OperationSummary> _byPlace = [];
    private readonly List<OperationSummary> _operations = [];
    private readonly List<OperationSummary> _webhooks = [];
    private readonly ReferenceMap _references;

    public ContractIndex(ObjectNode root, ReferenceMap references)
    {
        _references = references;
        foreach (var path in root["paths"].Members())
        {
            if (path.Name.StartsWith('/'))
            {
                AddItem(path, _operations);
            }
        }
        foreach (var webhook in root["webhooks"].Members())
        {
            if (!webhook.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                AddItem(webhook, _webhooks);
            }
        }
    }

    public IReadOnlyList<OperationSummary> Operations => _operations;

    /// <summary>What the API sends; <see cref="OperationSummary.Path"/> is the webhook's name.</summary>
    public IReadOnlyList<OperationSummary> Webhooks => _webhooks;

    public OperationSummary? Find(string id) => _byId.TryGetValue(id, out var known) ? known.Summary : null;

    /// <param name="method">In capitals, or as <c>additionalOperations</c> writes it.</param>
    public OperationSummary? Find(string method, string path) => _byPlace.GetValueOrDefault((method, path));

    /// <summary>The operation and the path item that it stands in.</summary>
    public (ObjectNode Operation, ContractNode Item)? NodesOf(string id) => _byId.TryGetValue(id, out var known) ? (known.Node, known.Item) : null;

    private void AddItem(in Member path, List<OperationSummary> list)
    {
        var written = path.Value;
        var item = End(written);
        // OpenAPI 3.1 and later let a path item that refers to another add to it.
        IEnumerable<Member> members = ReferenceEquals(item, written) ? item.Members() : [.. item.Members(), .. written.Members().Where(member => item.Get(member.Name) is null)];
        foreach (var member in members)
        {
            if (member.Name == "additionalOperations")
            {
                foreach (var more in member.Value.Members())
                {
                    Add(more.Name, path.Name, more.Value, item, list);
                }
            }
            else if (Methods.Contains(member.Name))
            {
                Add(member.Name.ToUpperInvariant(), path.Name, member.Value, item, list);
            }
        }
    }

    private void Add(string method, string path, ContractNode node, ContractNode item, List<OperationSummary> list)
    {
        if (node is not ObjectNode operation)
        {
            return;
        }
        var id = Unique(operation.Words("operationId") ?? Made(method, path));
        var title = operation.Words("summary") ?? OperationWords.Of(operation.Words("operationId")) ?? $"{method} {path}";
        var summary = new OperationSummary(id, method, path, title, operation["tags"].First()?.AsString, operation.Flag("deprecated"));
        list.Add(summary);
        _byId.Add(id, (summary, operation, item));
        if (ReferenceEquals(list, _operations))
        {
            _byPlace.TryAdd((method, path), summary);
        }
    }

    private ContractNode End(ContractNode node)
    {
        for (var steps = 0; steps < ReferenceMap.LongestChain && _references.Of(node) is { } next; steps++)
        {
            node = next;
        }
        return node;
    }

    private static string Made(string method, string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => new string([.. segment.Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_')]));
        return string.Join('-', words.Prepend(method.ToLowerInvariant()).Where(word => word.Length > 0));
    }

    private string Unique(string id)
    {
        var unique = id;
        for (var number = 2; _byId.ContainsKey(unique); number++)
        {
            unique = $"{id}-{number}";
        }
        return unique;
    }
}
