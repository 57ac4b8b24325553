using Portal.Api.Contracts.Bundling;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts;

/// <summary>
/// An OpenAPI document (2.0, 3.0, 3.1, 3.2): the bytes that were published, and an immutable index over them. Slices of it are read on
/// demand from the nodes, so what a page shows is what was written.
/// </summary>
public sealed partial class ContractDocument
{
    /// <summary>Views are made in microseconds and hold a schema's whole unfolding once shown: only those in use are kept.</summary>
    private const int KeptViews = 64;

    private readonly BoundedCache<string, OperationView> _views = new(KeptViews, StringComparer.Ordinal);

    /// <param name="references">Null: JSON pointers only.</param>
    /// <param name="source">Null: written as OpenAPI 3.</param>
    internal ContractDocument(ReadOnlyMemory<byte> bytes, ContractFormat format, ObjectNode root, ReferenceMap? references = null, ObjectNode? source = null)
    {
        Bytes = bytes;
        Format = format;
        Root = root;
        Source = source ?? root;
        References = references ?? new ReferenceMap(root);
        Index = new ContractIndex(root, References);
    }

    /// <summary>Exactly what was published.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public ContractFormat Format { get; }

    /// <summary>Value of <c>info.title</c>.</summary>
    public string Title => Root.Get("info").Text("title") ?? "";

    /// <summary>Value of <c>info.version</c>.</summary>
    public string Version => Root.Get("info").Text("version") ?? "";

    /// <summary>In the document's order.</summary>
    public IReadOnlyList<OperationSummary> Operations => Index.Operations;

    /// <summary>What the API sends to its callers; <see cref="OperationSummary.Path"/> is the webhook's name.</summary>
    public IReadOnlyList<OperationSummary> Webhooks => Index.Webhooks;

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
    internal ObjectNode Root { get; }

    /// <summary>The document as written: what is validated and converted. The same as <see cref="Root"/> but for OpenAPI 2.0.</summary>
    internal ObjectNode Source { get; }

    internal ContractIndex Index { get; }

    internal ReferenceMap References { get; }

    /// <summary>Null: made of nothing that could be read again.</summary>
    internal UploadedContract? Upload { get; init; }

    /// <summary>Where the places of <see cref="Root"/> were written, for those who tell its author; null where they are the same. Made anew each time, at the cost of reading.</summary>
    internal SourceMap? OpenSourceMap() => Upload is null || (ReferenceEquals(Root, Source) && Upload is OneFile) ? null : ContractReader.MapOf(Upload);

    /// <summary>Everything the contract says of an operation; null when there is none of that id.</summary>
    public OperationView? FindOperation(string id) =>
        Index.Find(id) is { } summary ? _views.GetOrAdd(id, (Document: this, summary), static (_, of) => OperationView.Of(of.Document, of.summary)) : null;

    /// <param name="method">In capitals, or as <c>additionalOperations</c> writes it.</param>
    /// <param name="path">The template as written.</param>
    public OperationSummary? FindOperation(string method, string path) => Index.Find(method, path);

    /// <summary>A schema of <c>components.schemas</c>.</summary>
    public SchemaView? FindSchema(string name) =>
        Root.Get("components").Get("schemas").Get(name) is { } node ? SchemaView.Of(this, new Place(node, "/components/schemas/" + NodePointer.Escape(name))) : null;

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
