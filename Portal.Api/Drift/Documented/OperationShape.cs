using System.Globalization;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Documented;

/// <summary>What a contract says of one operation, as traffic is held against it.</summary>
internal sealed class OperationShape
{
    private readonly Dictionary<string, SchemaShape> _query = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaShape> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SchemaShape> _cookies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spread = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Place, ContractNode Node)> _parameters = [];
    private readonly Dictionary<string, ContentShape> _responses = new(StringComparer.OrdinalIgnoreCase);

    public OperationShape(ContractDocument document, OperationSummary operation)
    {
        Operation = operation;
        Key = $"{operation.Method} {operation.Path}";
        var item = document.Root.Get("paths").Get(operation.Path);
        item = item is null ? null : document.Resolve(item);
        var node = item.Get(operation.Method.ToLowerInvariant());
        foreach (var parameter in item.Get("parameters").Items().Concat(node.Get("parameters").Items()))
        {
            Add(document, document.Resolve(parameter));
        }
        foreach (var scheme in document.Root.Get("components").Get("securitySchemes").Members().Select(member => document.Resolve(member.Value)))
        {
            AddCredential(document, scheme);
        }
        Request = node.Get("requestBody") is { } body ? new ContentShape(document, document.Resolve(body).Get("content")) : null;
        foreach (var response in node.Get("responses").Members().Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            _responses[response.Name] = new ContentShape(document, document.Resolve(response.Value).Get("content"));
        }
    }

    public OperationSummary Operation { get; }

    /// <summary>Method and path template.</summary>
    public string Key { get; }

    /// <summary>Null: it takes no body.</summary>
    public ContentShape? Request { get; }

    /// <summary>A parameter takes names of any kind.</summary>
    public bool TakesAnyQuery { get; private set; }

    /// <summary>Those of query, headers and cookies as the contract writes them, references followed.</summary>
    public IReadOnlyList<(string Name, string Place, ContractNode Node)> Parameters => _parameters;

    public IReadOnlyDictionary<string, SchemaShape> Query => _query;

    public IReadOnlyDictionary<string, SchemaShape> Headers => _headers;

    public IReadOnlyDictionary<string, SchemaShape> Cookies => _cookies;

    /// <summary>By what they are written under: a status, <c>4XX</c> or <c>default</c>.</summary>
    public IReadOnlyDictionary<string, ContentShape> Responses => _responses;

    /// <summary>Parameters whose credentials doors take out: nobody can say whether they are sent.</summary>
    public HashSet<string> Credentials { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null: the contract does not know this status.</summary>
    public ContentShape? Response(int status) =>
        _responses.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture))
        ?? _responses.GetValueOrDefault($"{status / 100}XX")
        ?? _responses.GetValueOrDefault("default");

    /// <summary>A query name as sent: <c>filter[from]</c> and <c>ids[]</c> belong to <c>filter</c> and <c>ids</c>.</summary>
    public string? QueryParameter(string name)
    {
        if (_query.ContainsKey(name))
        {
            return name;
        }
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket > 0 && _query.ContainsKey(name[..bracket]) ? name[..bracket] : null;
    }

    /// <summary>Sent as parameters of its members' names, never as one of its own.</summary>
    public bool IsSpread(string parameter) => _spread.Contains(parameter);

    private void Add(ContractDocument document, ContractNode parameter)
    {
        if (parameter.Text("name") is not { } name)
        {
            return;
        }
        var schema = parameter.Get("schema") ?? document.Resolve(parameter.Get("content").Members().Select(member => member.Value).FirstOrDefault() ?? ObjectNode.Empty).Get("schema");
        var shape = SchemaShape.Of(document, schema ?? ObjectNode.Empty);
        if (parameter.Text("in") is { } place and ("query" or "header" or "cookie"))
        {
            _parameters.RemoveAll(known => known.Name == name && known.Place == place);
            _parameters.Add((name, place, parameter));
        }
        switch (parameter.Text("in"))
        {
            case "query":
                _query[name] = shape;
                Spread(parameter, shape);
                break;
            case "querystring":
                TakesAnyQuery = true;
                break;
            case "header":
                _headers[name] = shape;
                break;
            case "cookie":
                _cookies[name] = shape;
                break;
        }
    }

    /// <summary>An object that is sent in the form style, exploded (both are the default), goes as parameters of its members' names.</summary>
    private void Spread(ContractNode parameter, SchemaShape shape)
    {
        if (parameter.Text("style") is not (null or "form") || parameter.Get("explode") is ScalarNode { Text: "false" } || parameter.Get("content") is not null)
        {
            return;
        }
        var names = shape.PropertyNames.ToList();
        if (names.Count > 0)
        {
            _spread.Add(parameter.Text("name")!);
        }
        foreach (var name in names)
        {
            _query.TryAdd(name, shape.Property(name, out _)!);
        }
        TakesAnyQuery |= shape.IsMap || (names.Count > 0 && shape.IsFree) || shape.Parts.Any(part => part.Text("type") == "object" && names.Count == 0);
    }

    private void AddCredential(ContractDocument document, ContractNode scheme)
    {
        if (scheme.Text("type") != "apiKey" || scheme.Text("name") is not { } name)
        {
            return;
        }
        var parameters = scheme.Text("in") switch { "header" => _headers, "cookie" => _cookies, _ => _query };
        if (parameters.TryAdd(name, SchemaShape.Of(document, ObjectNode.Empty)))
        {
            Credentials.Add(name);
        }
    }
}
