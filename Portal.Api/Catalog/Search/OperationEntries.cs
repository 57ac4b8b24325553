using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// What is to be found of the operations of a contract: themselves, their parameters, the fields of their own bodies, and the error codes their
/// answers name. Read from the nodes, since a slice of every operation would stay in memory.
/// </summary>
internal sealed class OperationEntries(VersionScene scene, FieldEntries fields)
{
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string In, string Name), int> _parameters = [];
    private readonly List<SearchEntry> _found = [];

    public IEnumerable<SearchEntry> All()
    {
        // What everyone may see comes first, so that a shared parameter is told of an operation that everyone may see.
        foreach (var (operation, level) in scene.Contract.Operations.Select(operation => (operation, LevelOf(operation))).OrderBy(pair => pair.Item2))
        {
            _found.Clear();
            Read(operation, level);
            foreach (var entry in _found)
            {
                yield return entry;
            }
        }
    }

    private void Read(OperationSummary operation, SearchLevel level)
    {
        var (item, node) = Nodes(operation);
        var path = CatalogPaths.Operation(scene.Api.Slug, scene.Version.Name, operation.Id);
        _found.Add(scene.Entry(SearchKind.Operation, level, operation.Id, operation.Title, $"{operation.Path} {operation.Tag}", node.Text("description") ?? "", path) with
        {
            Method = operation.Method,
            Template = operation.Path,
            Deprecated = operation.Deprecated,
        });
        foreach (var parameter in item.Get("parameters").Items().Concat(node.Get("parameters").Items()).Select(scene.Contract.Resolve))
        {
            Parameter(operation, parameter, level, path);
        }
        var owner = new FieldOwner(operation.Id, path + "#body", level, operation.Deprecated);
        foreach (var content in Contents(scene.Contract.Resolve(node.Get("requestBody") ?? ObjectNode.Empty)))
        {
            _found.AddRange(fields.Of(content.Get("schema"), owner));
        }
        foreach (var (status, response) in node.Get("responses").Members().Select(member => (member.Name, scene.Contract.Resolve(member.Value))))
        {
            foreach (var content in Contents(response))
            {
                _found.AddRange(fields.Of(content.Get("schema"), owner with { Path = path + "#responses" }));
                Codes(operation, status, response, content, level, path);
            }
        }
    }

    private void Parameter(OperationSummary operation, ContractNode parameter, SearchLevel level, string path)
    {
        if (parameter.Text("name") is not { } name || parameter.Text("in") is not { } place)
        {
            return;
        }
        // The same parameter of fifty operations is one result.
        _parameters[(place, name)] = _parameters.GetValueOrDefault((place, name)) + 1;
        if (_parameters[(place, name)] > 1)
        {
            return;
        }
        _found.Add(scene.Entry(SearchKind.Parameter, level, name, name, $"{place} {operation.Id} {operation.Title}", parameter.Text("description") ?? "", path + "#parameters") with
        {
            Template = $"{place} parameter of {operation.Title}",
            Deprecated = parameter.Flag("deprecated"),
        });
        _found.AddRange(fields.Of(parameter.Get("schema"), new FieldOwner(name, path + "#parameters", level, false)));
    }

    private void Codes(OperationSummary operation, string status, ContractNode response, ContractNode content, SearchLevel level, string path)
    {
        if (status is not (['4' or '5', ..] or "default"))
        {
            return;
        }
        var examples = content.Get("examples").Members().Select(member => scene.Contract.Resolve(member.Value).Get("value")).Append(content.Get("example"));
        foreach (var code in examples.Select(example => example.Text("code")).OfType<string>().Where(code => code.Length is > 0 and < 100 && _codes.Add(code)))
        {
            _found.Add(scene.Entry(SearchKind.Error, level, code, code, $"{status} error of {operation.Title}", response.Text("description") ?? "", path + "#errors") with
            {
                Template = $"{status} of {operation.Title}",
            });
        }
    }

    private SearchLevel LevelOf(OperationSummary operation)
    {
        var (item, node) = Nodes(operation);
        return item.Flag("x-internal") || node.Flag("x-internal") ? (SearchLevel)Math.Max((int)scene.Level, (int)SearchLevel.Insiders) : scene.Level;
    }

    private (ContractNode Item, ContractNode Operation) Nodes(OperationSummary operation)
    {
        ContractNode item = scene.Contract.Root.Get("paths").Get(operation.Path) is { } written ? scene.Contract.Resolve(written) : ObjectNode.Empty;
        return (item, item.Get(operation.Method.ToLowerInvariant()) ?? ObjectNode.Empty);
    }

    private IEnumerable<ContractNode> Contents(ContractNode holder) => holder.Get("content").Members().Select(member => scene.Contract.Resolve(member.Value));
}
