using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Patterns;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>
/// The schemas of one document, each made ready when first needed and then kept: whoever checks with schemas of the same document shares them.
/// </summary>
internal sealed class SchemaLibrary
{
    private static readonly ConditionalWeakTable<ContractNode, ConcurrentDictionary<SchemaDialect, SchemaLibrary>> Libraries = [];

    private readonly ConcurrentDictionary<ContractNode, SchemaNode> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, TextPattern> _patterns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _findings = new(StringComparer.Ordinal);
    private readonly Lazy<SchemaIndex> _index;

    private SchemaLibrary(ContractNode root, SchemaDialect dialect)
    {
        (Root, Dialect) = (root, dialect);
        _index = new Lazy<SchemaIndex>(() => new SchemaIndex(root, dialect));
    }

    public ContractNode Root { get; }

    public SchemaDialect Dialect { get; }

    /// <summary>What is wrong with the schemas made ready so far, by pointer.</summary>
    public IReadOnlyDictionary<string, string> Findings => _findings;

    public static SchemaLibrary Of(ContractNode root, SchemaDialect dialect) =>
        Libraries.GetOrCreateValue(root).GetOrAdd(dialect, static (of, node) => new SchemaLibrary(node, of), root);

    /// <summary>A schema of this document that something outside asks for.</summary>
    public SchemaNode Entry(ContractNode schema, string pointer = "") => Node(schema, _index.Value.ResourceOf(schema), parent: null, pointer);

    public SchemaNode Node(ContractNode schema, SchemaResource resource, SchemaNode? parent = null, string segment = "")
    {
        if (_nodes.TryGetValue(schema, out var known))
        {
            return known;
        }
        var made = SchemaCompiler.Compile(this, schema, _index.Value.OwnResource(schema) ?? resource, parent, segment);
        return _nodes.GetOrAdd(schema, made);
    }

    public SchemaNode? Resolve(string reference, SchemaResource from)
    {
        var found = _index.Value.Find(reference, from);
        if (found is not { } place)
        {
            _findings.TryAdd(reference, $"There is nothing at '{Shorten.Text(reference)}'.");
            return null;
        }
        return Node(place.Node, place.Resource, parent: null, place.Pointer);
    }

    public TextPattern Pattern(string text, string pointer)
    {
        var pattern = _patterns.GetOrAdd(text, static text => new TextPattern(text));
        if (pattern.Fault is { } fault)
        {
            _findings.TryAdd(pointer, fault);
        }
        return pattern;
    }
}
