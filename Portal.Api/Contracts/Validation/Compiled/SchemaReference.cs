namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>What a schema refers to: made ready when first asked for, so that recursive schemas end.</summary>
internal sealed class SchemaReference(string text, SchemaResource from, SchemaLibrary library)
{
    private readonly string _name = text[(text.LastIndexOf('#') + 1)..];
    private volatile SchemaNode? _target;
    private bool _isDynamic;
    private volatile bool _isResolved;

    public string Text { get; } = text;

    /// <summary>Null when there is nothing there.</summary>
    public SchemaNode? Target
    {
        get
        {
            if (!_isResolved)
            {
                // Threads that come here at once find the same node.
                var target = library.Resolve(Text, from);
                _isDynamic = target?.Text("$dynamicAnchor") is { } anchor && anchor == _name;
                _target = target;
                _isResolved = true;
            }
            return _target;
        }
    }

    /// <summary>The name that <c>$dynamicRef</c> looks for along the way here, if the first target is one of those.</summary>
    public string? DynamicName => Target is not null && _isDynamic ? _name : null;

    public SchemaNode? DynamicTarget(SchemaResource resource, string name) =>
        resource.DynamicAnchors.TryGetValue(name, out var node) ? library.Node(node, resource) : null;
}
