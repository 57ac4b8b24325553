using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts;

/// <summary>Finds the operations of a document.</summary>
internal static class ContractIndex
{
    public static readonly IReadOnlyList<string> Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    public static IReadOnlyList<OperationSummary> Operations(ObjectNode root)
    {
        var operations = new List<OperationSummary>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in root.Get("paths").Members().Where(member => member.Name.StartsWith('/')))
        {
            var item = path.Value.Text("$ref") is { } reference ? NodePointer.Find(root, reference) ?? path.Value : path.Value;
            foreach (var member in item.Members().Where(member => Methods.Contains(member.Name) && member.Value is ObjectNode))
            {
                var method = member.Name.ToUpperInvariant();
                var id = Unique(ids, member.Value.Text("operationId") ?? Made(member.Name, path.Name));
                var title = member.Value.Text("summary") ?? member.Value.Text("operationId") ?? $"{method} {path.Name}";
                operations.Add(new OperationSummary(id, method, path.Name, title, member.Value.Get("tags").First()?.AsString, member.Value.Flag("deprecated")));
            }
        }
        return operations;
    }

    private static string Made(string method, string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => new string([.. segment.Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_')]));
        return string.Join('-', words.Prepend(method).Where(word => word.Length > 0));
    }

    private static string Unique(HashSet<string> ids, string id)
    {
        var unique = id;
        for (var number = 2; !ids.Add(unique); number++)
        {
            unique = $"{id}-{number}";
        }
        return unique;
    }
}
