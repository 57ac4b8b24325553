using System.Collections.Concurrent;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts;

/// <summary>
/// An OpenAPI document (3.0, 3.1, 3.2): the bytes that were published, and an immutable index over them. Slices of it are read on
/// demand from the nodes, so what a page shows is what was written.
/// </summary>
public sealed partial class ContractDocument
{
    private readonly ConcurrentDictionary<string, OperationView> _operations = new(StringComparer.Ordinal);

    /// <summary>Exactly what was published.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public required ContractFormat Format { get; init; }

    /// <summary>Value of <c>info.title</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Value of <c>info.version</c>.</summary>
    public required string Version { get; init; }

    /// <summary>In the document's order.</summary>
    public required IReadOnlyList<OperationSummary> Operations { get; init; }

    /// <summary>Markdown of <c>info.description</c>.</summary>
    public string? Description => Root.Get("info").Text("description");

    /// <summary>Value of <c>openapi</c> or <c>swagger</c> as written, such as <c>3.1.1</c> or <c>2.0</c>.</summary>
    public string SpecificationVersion => Source.Text("openapi") ?? Source.Text("swagger") ?? "";

    /// <summary>Declared tags in the document's order, then those that only operations name.</summary>
    public IReadOnlyList<TagView> Tags => field ??= TagView.All(this);

    public IReadOnlyList<ServerView> Servers => field ??= ServerView.Of(Root.Get("servers"));

    /// <summary>Names of <c>components.schemas</c>.</summary>
    public IReadOnlyList<string> SchemaNames => field ??= [.. (Root.Get("components").Get("schemas") as ObjectNode)?.Members.Select(member => member.Name) ?? []];

    /// <summary>By their names under <c>components.securitySchemes</c>.</summary>
    public IReadOnlyList<SecuritySchemeView> SecuritySchemes => field ??= SecuritySchemeView.All(this);

    /// <summary>The document as OpenAPI 3: what is shown, routed, checked and compared.</summary>
    internal ObjectNode Root { get; init; } = ObjectNode.Empty;

    /// <summary>The document as written: what is validated and converted. The same as <see cref="Root"/> but for OpenAPI 2.0.</summary>
    internal ObjectNode Source
    {
        get => field ?? Root;
        init;
    }

    /// <summary>Everything the contract says of an operation; null when there is none of that id.</summary>
    public OperationView? FindOperation(string id)
    {
        if (_operations.TryGetValue(id, out var known))
        {
            return known;
        }
        var summary = Operations.FirstOrDefault(operation => operation.Id == id);
        return summary is null ? null : _operations.GetOrAdd(id, OperationView.Of(this, summary));
    }

    /// <summary>A schema of <c>components.schemas</c>.</summary>
    public SchemaView? FindSchema(string name) =>
        Root.Get("components").Get("schemas").Get(name) is { } node ? SchemaView.Of(this, node, name) : null;

    /// <summary>
    /// The document in a format: the published bytes where it is theirs, else converted with order and numbers kept. A zip is only what was
    /// published as one.
    /// </summary>
    public ReadOnlyMemory<byte> As(ContractFormat format) => format == Format ? Bytes : format switch
    {
        ContractFormat.Json => NodeJson.Write(Source),
        ContractFormat.Yaml => NodeYaml.Write(Source),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This contract was not published as a zip."),
    };
}

public enum ContractFormat
{
    Yaml,
    Json,

    /// <summary>A folder of files with references to one another; the root document is found in it.</summary>
    Zip,
}

/// <summary>
/// One operation, in short. <see cref="Id"/> is its operationId, or one made from method and path where the contract has none;
/// <see cref="Path"/> is the template as written, such as <c>/travels/{city}</c>.
/// </summary>
public sealed record OperationSummary(string Id, string Method, string Path, string Title, string? Tag, bool Deprecated);
