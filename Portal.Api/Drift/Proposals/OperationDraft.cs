using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Drift.Impact;
using Portal.Api.Drift.Inbox;

namespace Portal.Api.Drift.Proposals;

/// <summary>Drafts an operation that calls use and the contract lacks: its path with its variables, and the statuses it was answered with.</summary>
internal sealed class OperationDraft(ContractDraft draft)
{
    private readonly ContractDocument _document = draft.Document;

    public (ContractNode? Touched, string? Obstacle) Add(DriftFinding finding)
    {
        var space = finding.Part.Operation.IndexOf(' ', StringComparison.Ordinal);
        var method = finding.Part.Operation[..space];
        var (path, item) = PathOf(finding.Part.Operation[(space + 1)..]);
        if (!ContractIndex.Methods.Contains(method.ToLowerInvariant()) || item?["$ref"] is not null || _document.Root["paths"] is not ObjectNode paths)
        {
            return (null, "The contract cannot take this method at this path.");
        }
        var slot = draft.At(paths).Object(item is null ? path : paths.Members.First(member => ReferenceEquals(member.Value, item)).Name);
        slot.Set(method.ToLowerInvariant(), Operation(method, path, item, finding));
        return (item ?? paths, null);
    }

    private JsonObject Operation(string method, string path, ObjectNode? item, DriftFinding finding)
    {
        var like = Nearest(path);
        var operation = new JsonObject { ["operationId"] = IdOf(method, path), ["summary"] = $"{method} {path}" };
        if (like?.Tag is { } tag)
        {
            operation["tags"] = new JsonArray(tag);
        }
        if (_document.Root["security"] is null && like is not null && _document.Index.NodesOf(like.Id)?.Operation["security"] is { } security)
        {
            operation["security"] = NodeJson.ToJsonNode(security);
        }
        var declared = item?["parameters"].Items().Select(_document.Resolve).Where(parameter => parameter.Text("in") == "path").Select(parameter => parameter.Text("name")).ToHashSet() ?? [];
        var parameters = Variables(path).Where(name => !declared.Contains(name)).Select(Variable).ToArray<JsonNode>();
        if (parameters.Length > 0)
        {
            operation["parameters"] = new JsonArray(parameters);
        }
        operation["responses"] = new JsonObject([.. finding.Statuses.Select(status => KeyValuePair.Create<string, JsonNode?>(status.ToString(CultureInfo.InvariantCulture), FindingDraft.Response(status)))]);
        return operation;
    }

    /// <summary>The contract's own path that looks the same, or one whose variables have names of their own.</summary>
    private (string Path, ObjectNode? Item) PathOf(string template)
    {
        var bare = TouchedPart.Bare(template);
        if (_document.Root["paths"].Members().FirstOrDefault(member => TouchedPart.Bare(member.Name) == bare) is { Value: ObjectNode item } known)
        {
            return (known.Name, item);
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        return (string.Join('/', template.Split('/').Select(segment => segment is ['{', .., '}'] ? $"{{{Unique(segment[1..^1])}}}" : segment)), null);

        string Unique(string name)
        {
            var unique = name;
            for (var number = 2; !names.Add(unique); number++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
            }
            return unique;
        }
    }

    private static IEnumerable<string> Variables(string path) => path.Split('/').Where(segment => segment is ['{', .., '}']).Select(segment => segment[1..^1]);

    /// <summary>As another operation declares it, where one does.</summary>
    private JsonObject Variable(string name)
    {
        foreach (var operation in _document.Operations.Where(operation => operation.Path.Contains($"{{{name}}}", StringComparison.Ordinal)))
        {
            var (node, item) = _document.Index.NodesOf(operation.Id)!.Value;
            if (node["parameters"].Items().Concat(item.Get("parameters").Items()).FirstOrDefault(parameter => _document.Resolve(parameter) is var end && end.Text("in") == "path" && end.Text("name") == name) is { } known)
            {
                return (JsonObject)NodeJson.ToJsonNode(known)!;
            }
        }
        return new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["description"] = "Not described yet.", ["schema"] = new JsonObject { ["type"] = "string" } };
    }

    private OperationSummary? Nearest(string path) =>
        _document.Operations.OrderByDescending(operation => operation.Path.Split('/').Zip(path.Split('/')).TakeWhile(pair => pair.First == pair.Second).Count()).FirstOrDefault();

    private string IdOf(string method, string path)
    {
        var words = path.Split('/', '-', '_', '.').Where(word => word.Length > 0 && word[0] is not '{').Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        var id = method.ToLowerInvariant() + string.Concat(words) + (path.EndsWith('}') ? "Item" : "");
        var unique = id;
        for (var number = 2; _document.FindOperation(unique) is not null; number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{id}{number}");
        }
        return unique;
    }
}
