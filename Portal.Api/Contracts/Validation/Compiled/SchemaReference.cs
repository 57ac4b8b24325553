namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>What a schema refers to: made ready when first asked for, so that recursive schemas end.</summary>
internal sealed class SchemaReference(string text, SchemaResource from, SchemaLibrary library)
{
    private volatile SchemaNode? _target;
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
                _target = library.Resolve(Text, from);
                _isResolved = true;
            }
            return _target;
        }
    }

    /// <summary>The name that <c>$dynamicRef</c> looks for along the way here, if the first target is one of those.</summary>
    public string? DynamicName => Text.LastIndexOf('#') is >= 0 and var mark && Target?.Text("$dynamicAnchor") == Text[(mark + 1)..] ? Text[(mark + 1)..] : null;

    public SchemaNode? DynamicTarget(SchemaResource resource, string name) =>
        resource.DynamicAnchors.TryGetValue(name, out var node) ? library.Node(node, resource) : null;
}
