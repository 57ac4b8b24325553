using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>What the gateway routes by and the pages are made of, as far as no schema can say it: names that must be one of a kind, or belong together.</summary>
internal sealed partial class PathChecks(ObjectNode root, Findings findings, bool isUpgraded)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _signatures = new(StringComparer.Ordinal);

    public void Run()
    {
        foreach (var member in root["paths"].Members())
        {
            if (member.Name.StartsWith('/'))
            {
                CheckPath(member);
            }
        }
    }

    private void CheckPath(Member member)
    {
        var path = $"/paths/{NodePointer.Escape(member.Name)}";
        if (Resolve(member.Value) is not ObjectNode item)
        {
            return;
        }
        var signature = Template().Replace(member.Name, "{}");
        if (!_signatures.TryAdd(signature, member.Name))
        {
            findings.Warning(member.Value, path, $"This path and '{Shorten.Text(_signatures[signature])}' differ in the names of their parameters only, so no request can tell them apart.");
        }
        var names = Template().Matches(member.Name).Select(match => match.Groups[1].Value).ToList();
        foreach (var operation in item.Members.Where(operation => ContractIndex.Methods.Contains(operation.Name)))
        {
            CheckOperation(names, item, operation, $"{path}/{operation.Name}");
        }
    }

    private void CheckOperation(List<string> names, ObjectNode item, Member member, string path)
    {
        if (member.Value is not ObjectNode operation)
        {
            return;
        }
        if (operation.Text("operationId") is { } id)
        {
            CheckId(id, operation["operationId"]!, path + "/operationId");
        }
        if (names.Count > 0)
        {
            CheckNames(names, item, operation, path);
        }
        DocumentChecks.CheckSecurity(root, operation["security"], path + "/security", findings, isUpgraded);
    }

    private void CheckId(string id, ContractNode place, string path)
    {
        if (id.Length == 0)
        {
            findings.Warning(place, path, "'operationId' is empty, and counts as none.");
        }
        else if (!_ids.Add(id))
        {
            findings.Error(place, path, $"'operationId' must be a text that no other operation has; '{Shorten.Text(id)}' is that of another.");
        }
    }

    private void CheckNames(List<string> names, ObjectNode item, ObjectNode operation, string path)
    {
        var named = item["parameters"].Items().Concat(operation["parameters"].Items()).Select(Resolve)
            .Where(parameter => parameter.Text("in") == "path").Select(parameter => parameter.Text("name")).ToHashSet();
        foreach (var name in names.Where(name => !named.Contains(name)))
        {
            findings.Error(operation, path, $"The path has '{{{Shorten.Text(name)}}}', and no parameter of that name in path describes it.");
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
}
