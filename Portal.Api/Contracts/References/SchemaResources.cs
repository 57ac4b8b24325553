using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.References;

/// <summary>
/// The schemas of a document that have a name of their own: <c>$id</c> makes a schema a resource with a URI, <c>$anchor</c> and
/// <c>$dynamicAnchor</c> name a place in a resource (JSON Schema 2020-12, section 8.2). The document itself is the outermost, by
/// <c>$self</c> where OpenAPI 3.2 gives it.
/// </summary>
internal sealed class SchemaResources
{
    private static readonly Uri Nowhere = new("contract://document/");

    private readonly Dictionary<string, SchemaResource> _byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContractNode> _anywhere = new(StringComparer.Ordinal);

    public SchemaResources(ObjectNode root)
    {
        Document = new SchemaResource(root, UriOf(root.Text("$self"), Nowhere) ?? Nowhere);
        _byUri[Document.Uri.AbsoluteUri] = Document;
    }

    public SchemaResource Document { get; }

    public bool HasNames => _byUri.Count > 1 || _anywhere.Count > 0 || Document.Uri != Nowhere;

    /// <summary>The resource that the node's members belong to; notes what the node names.</summary>
    public SchemaResource Enter(ObjectNode node, SchemaResource outer)
    {
        var resource = Known(node, outer);
        foreach (var keyword in (ReadOnlySpan<string>)["$anchor", "$dynamicAnchor"])
        {
            if (node.Text(keyword) is { } name)
            {
                resource.Anchors.TryAdd(name, node);
                _anywhere.TryAdd(name, node);
            }
        }
        return resource;
    }

    /// <summary>The resource of a node that was entered before.</summary>
    public SchemaResource Known(ObjectNode node, SchemaResource outer)
    {
        if (node.Text("$id") is not { } id || UriOf(id, outer.Uri) is not { } uri)
        {
            return outer;
        }
        var key = WithoutFragment(uri);
        if (!_byUri.TryGetValue(key, out var resource))
        {
            _byUri[key] = resource = new SchemaResource(node, new Uri(key));
        }
        return ReferenceEquals(resource.Node, node) ? resource : outer;
    }

    /// <summary>What a reference in a resource leads to within this document.</summary>
    public ContractNode? Find(string reference, SchemaResource from)
    {
        if (reference.StartsWith('#'))
        {
            return In(from, reference) ?? In(Document, reference) ?? _anywhere.GetValueOrDefault(reference[1..]);
        }
        return UriOf(reference, from.Uri) is { } uri && _byUri.TryGetValue(WithoutFragment(uri), out var resource)
            ? In(resource, uri.Fragment.Length == 0 ? "#" : uri.Fragment)
            : null;
    }

    private static ContractNode? In(SchemaResource resource, string fragment) => fragment is "#" || fragment.StartsWith("#/", StringComparison.Ordinal)
        ? NodePointer.Find(resource.Node, fragment)
        : resource.Anchors.GetValueOrDefault(fragment[1..]);

    private static Uri? UriOf(string? text, Uri from) =>
        text is { Length: > 0 and < 2_000 } && Uri.TryCreate(from, text, out var uri) ? uri : null;

    private static string WithoutFragment(Uri uri) => uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);
}

internal sealed record SchemaResource(ContractNode Node, Uri Uri)
{
    public Dictionary<string, ContractNode> Anchors { get; } = new(StringComparer.Ordinal);
}
