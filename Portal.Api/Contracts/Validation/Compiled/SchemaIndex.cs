using System.Collections.Concurrent;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>
/// The addresses (<c>$id</c>) and anchors of a document. References are looked up here and nowhere else: nothing is ever fetched, an address
/// outside the document and outside the published schemas that travel with the program leads nowhere.
/// </summary>
internal sealed class SchemaIndex
{
    private readonly SchemaDialect _dialect;
    private readonly SchemaResource _root;
    private readonly Dictionary<string, SchemaResource> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<ContractNode, SchemaResource> _own = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ContractNode, SchemaResource> _inside = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, SchemaIndex> _others = new(StringComparer.Ordinal);

    public SchemaIndex(ContractNode root, SchemaDialect dialect, Uri? address = null)
    {
        _dialect = dialect;
        _root = new SchemaResource(address ?? new Uri("contract:/document"), root, "");
        if (dialect is not SchemaDialect.OpenApi30)
        {
            new SchemaIndexer(dialect, isOpenApi: root.Get("openapi") is not null || root.Get("swagger") is not null, _own, _inside).Walk(root, _root);
        }
        foreach (var resource in _own.Values.Append(_root))
        {
            _byAddress.TryAdd(resource.Address.AbsoluteUri, resource);
        }
    }

    /// <summary>The resource that a node begins, if it begins one.</summary>
    public SchemaResource? OwnResource(ContractNode node) =>
        _own.GetValueOrDefault(node) ?? (_others.IsEmpty ? null : _others.Values.Select(other => other._own.GetValueOrDefault(node)).FirstOrDefault(own => own is not null));

    public SchemaResource ResourceOf(ContractNode node) => _own.GetValueOrDefault(node) ?? _inside.GetValueOrDefault(node) ?? _own.GetValueOrDefault(_root.Root) ?? _root;

    public SchemaPlace? Find(string reference, SchemaResource from)
    {
        var mark = reference.IndexOf('#', StringComparison.Ordinal);
        var (address, fragment) = mark < 0 ? (reference, "") : (reference[..mark], reference[(mark + 1)..]);
        if (Resource(address, from) is not { } resource)
        {
            return null;
        }
        return Within(fragment, resource);
    }

    private SchemaPlace? Within(string fragment, SchemaResource resource)
    {
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            var anchor = NodePointer.Unescape(fragment);
            return resource.Anchors.TryGetValue(anchor, out var node) ? new SchemaPlace(node, resource, $"{resource.Pointer}#{anchor}") : null;
        }
        return Follow(fragment, resource);
    }

    private SchemaResource? Resource(string address, SchemaResource from)
    {
        if (address.Length == 0)
        {
            return from;
        }
        if (!Uri.TryCreate(from.Address, address, out var absolute))
        {
            return null;
        }
        return _byAddress.GetValueOrDefault(absolute.AbsoluteUri) ?? Published(absolute);
    }

    private SchemaResource? Published(Uri address)
    {
        if (!_others.TryGetValue(address.AbsoluteUri, out var other))
        {
            if (PublishedSchemas.Find(address, _dialect) is not { } document)
            {
                return null;
            }
            other = _others.GetOrAdd(address.AbsoluteUri, new SchemaIndex(document, _dialect, address));
        }
        return other.ResourceOf(other._root.Root);
    }

    private SchemaPlace? Follow(string pointer, SchemaResource resource)
    {
        var node = resource.Root;
        var within = resource;
        foreach (var part in pointer.Length == 0 ? [] : pointer[1..].Split('/'))
        {
            var name = NodePointer.Unescape(part);
            var next = node switch
            {
                ObjectNode map => map[name],
                ArrayNode list when int.TryParse(name, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            if (next is null)
            {
                return null;
            }
            node = next;
            within = OwnResource(node) ?? within;
        }
        return new SchemaPlace(node, within, resource.Pointer + pointer);
    }
}
