using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>Paths and operations: what the gateway routes by and the pages are made of.</summary>
internal sealed partial class PathChecks(ObjectNode root, Findings findings)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _signatures = new(StringComparer.Ordinal);
    private readonly bool _responsesRequired = root.Text("openapi")!.StartsWith("3.0", StringComparison.Ordinal);

    public void Run()
    {
        if (root["paths"] is not ObjectNode paths)
        {
            if (root["paths"] is { } wrong)
            {
                findings.Error(wrong, "/paths", "'paths' is an object of path templates.");
            }
            else if (_responsesRequired || (root["components"] is null && root["webhooks"] is null))
            {
                findings.Error(root, "/paths", "'paths' is missing.");
            }
            return;
        }
        foreach (var member in paths.Members.Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            CheckPath(member);
        }
    }

    private void CheckPath(Member member)
    {
        var path = $"/paths/{NodePointer.Escape(member.Name)}";
        if (!member.Name.StartsWith('/'))
        {
            findings.Error(member.Value, path, "A path begins with '/'.");
        }
        if (Resolve(member.Value) is not ObjectNode item)
        {
            findings.Error(member.Value, path, "A path holds an object of operations by method.");
            return;
        }
        var signature = Template().Replace(member.Name, "{}");
        if (!_signatures.TryAdd(signature, member.Name))
        {
            findings.Warning(member.Value, path, $"This path and '{Shorten.Text(_signatures[signature])}' differ in the names of their parameters only, so no request can tell them apart.");
        }
        CheckParameters(item, path);
        foreach (var operation in item.Members.Where(operation => ContractIndex.Methods.Contains(operation.Name)))
        {
            CheckOperation(member.Name, item, operation, $"{path}/{operation.Name}");
        }
    }

    private void CheckOperation(string template, ObjectNode item, Member member, string path)
    {
        if (member.Value is not ObjectNode operation)
        {
            findings.Error(member.Value, path, "An operation is an object.");
            return;
        }
        if (operation["operationId"] is { } id && (id.AsString is not { Length: > 0 } text || !_ids.Add(text)))
        {
            findings.Error(id, path + "/operationId", "'operationId' must be a text that no other operation has.");
        }
        CheckParameters(operation, path);
        var named = item["parameters"].Items().Concat(operation["parameters"].Items()).Select(Resolve)
            .Where(parameter => parameter.Text("in") == "path").Select(parameter => parameter.Text("name")).ToHashSet();
        foreach (var name in Template().Matches(template).Select(match => match.Groups[1].Value).Where(name => !named.Contains(name)))
        {
            findings.Error(operation, path, $"The path has '{{{Shorten.Text(name)}}}', and no parameter of that name in path describes it.");
        }
        if (operation["requestBody"] is { } body)
        {
            CheckContent(Resolve(body), path + "/requestBody", required: true);
        }
        CheckResponses(operation, path);
        DocumentChecks.CheckSecurity(root, operation["security"], path + "/security", findings);
    }

    private void CheckParameters(ObjectNode holder, string path)
    {
        if (holder["parameters"] is { } list and not ArrayNode)
        {
            findings.Error(list, path + "/parameters", "'parameters' is a list.");
        }
        foreach (var (written, index) in holder["parameters"].Items().Select((node, index) => (node, index)))
        {
            var (parameter, place) = (Resolve(written), $"{path}/parameters/{index}");
            if (parameter.Text("name") is null || parameter.Text("in") is not ("path" or "query" or "querystring" or "header" or "cookie"))
            {
                findings.Error(written, place, "A parameter has 'name' and 'in' (path, query, header or cookie).");
            }
            else if (parameter.Text("in") is "path" && !parameter.Flag("required"))
            {
                findings.Error(written, place, "A parameter in the path is always required: say 'required: true'.");
            }
            if (parameter.Get("schema") is { } schema)
            {
                SchemaChecks.Run(schema, place + "/schema", findings);
            }
            CheckContent(parameter, place, required: false);
        }
    }

    private void CheckResponses(ObjectNode operation, string path)
    {
        if (operation["responses"] is not ObjectNode responses)
        {
            if (_responsesRequired || operation["responses"] is not null)
            {
                findings.Error(operation["responses"] ?? operation, path + "/responses", "'responses' says what comes back, by status; it is missing or no object.");
            }
            return;
        }
        foreach (var member in responses.Members.Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            var place = $"{path}/responses/{member.Name}";
            if (!Status().IsMatch(member.Name))
            {
                findings.Error(member.Value, place, "A response stands under a status such as 200, a class such as 4XX, or default.");
            }
            CheckContent(Resolve(member.Value), place, required: false);
        }
    }

    private void CheckContent(ContractNode holder, string path, bool required)
    {
        if (holder is not ObjectNode || holder.Get("content") is not (null or ObjectNode) || (required && holder.Get("content") is null))
        {
            findings.Error(holder, path, "This is an object, and its 'content' an object of media types.");
        }
        foreach (var media in holder.Get("content").Members())
        {
            if (Resolve(media.Value).Get("schema") is { } schema)
            {
                SchemaChecks.Run(schema, $"{path}/content/{NodePointer.Escape(media.Name)}/schema", findings);
            }
        }
    }

    /// <summary>Chains are known to be short and to end.</summary>
    private ContractNode Resolve(ContractNode node)
    {
        while (node.Text("$ref") is { } reference && NodePointer.Find(root, reference) is { } target)
        {
            node = target;
        }
        return node;
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Template();

    [GeneratedRegex(@"^([1-5](\d\d|XX)|default)$", RegexOptions.IgnoreCase)]
    private static partial Regex Status();
}
