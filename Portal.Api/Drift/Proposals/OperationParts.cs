using System.Globalization;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Drift.Proposals;

/// <summary>The parts of one operation in its contract, references followed.</summary>
internal sealed class OperationParts(ContractDocument document, ObjectNode operation, ContractNode item)
{
    public ObjectNode Operation => operation;

    public static OperationParts? Of(ContractDocument document, string method, string path) =>
        document.FindOperation(method, path) is { } summary && document.Index.NodesOf(summary.Id) is { } nodes ? new OperationParts(document, nodes.Operation, nodes.Item) : null;

    public ObjectNode? Parameter(string place, string name) => operation["parameters"].Items().Concat(item.Get("parameters").Items()).Select(document.Resolve).OfType<ObjectNode>()
        .FirstOrDefault(parameter => parameter.Text("in") == place && string.Equals(parameter.Text("name"), name, place == "header" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));

    public ObjectNode? Response(int status)
    {
        var responses = operation["responses"];
        var found = responses.Get(status.ToString(CultureInfo.InvariantCulture)) ?? responses.Get($"{status / 100}XX") ?? responses.Get($"{status / 100}xx") ?? responses.Get("default");
        return found is null ? null : document.Resolve(found) as ObjectNode;
    }

    public ObjectNode? Request => operation["requestBody"] is { } body ? document.Resolve(body) as ObjectNode : null;

    /// <summary>The schemas of the JSON of a request or an answer.</summary>
    public SchemaHomes Json(ObjectNode? body) => SchemaHomes.Of(document, JsonSchemas(body));

    public IEnumerable<ContractNode> JsonSchemas(ObjectNode? body) =>
        body?["content"].Members().Where(type => BodyTap.IsJson(type.Name) || type.Name is "*/*" or "application/*").Select(type => document.Resolve(type.Value).Get("schema")).OfType<ContractNode>() ?? [];
}
