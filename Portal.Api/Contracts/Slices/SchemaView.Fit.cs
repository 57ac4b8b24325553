using System.Globalization;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Slices;

public sealed partial class SchemaView
{
    /// <summary>Members that an object must have, whether or not more is said of them.</summary>
    internal IReadOnlyList<string> RequiredNames => field ??= [.. Flat.SelectMany(part => part.Node.Get("required").Items()).Select(item => item.AsString).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The values of <c>enum</c>; where several parts have one, those that are in each.</summary>
    internal IReadOnlyList<ContractNode> OnlyNodes => field ??= FindOnly();

    private List<ContractNode> FindOnly()
    {
        var lists = (HasLevels ? Flat : _layers).Select(part => part.Node.Get("enum")).OfType<ArrayNode>().ToList();
        if (lists.Count == 0)
        {
            return [];
        }
        var others = lists.Skip(1).Select(list => list.Items.Select(item => NodeJson.Text(item, indented: false)).ToHashSet(StringComparer.Ordinal)).ToList();
        return lists[0].Items.Where(item => others.TrueForAll(other => other.Contains(NodeJson.Text(item, indented: false)))).ToList() is { Count: > 0 } common ? common : [.. lists[0].Items];
    }

    /// <summary>As the gateway sees it, which holds calls against the same schema.</summary>
    internal bool Takes(ContractNode value, ShapeUse use)
    {
        _validators ??= [.. _others.Prepend(_layers).Select(layers => SchemaValidator.Compile(layers[0].Node, _document.Root, _document.Dialect, layers[0].Pointer))];
        var direction = use switch { ShapeUse.Request => SchemaDirection.Request, ShapeUse.Answer => SchemaDirection.Response, _ => SchemaDirection.Any };
        return _validators.TrueForAll(validator => validator.Validate(value, direction, most: 1).Count == 0);
    }

    /// <summary>A keyword whose value is a number; null: it is not there, or beyond what a decimal holds.</summary>
    internal decimal? Limit(string name) =>
        Deep(name) is ScalarNode { Kind: ScalarKind.Number } number && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    private List<SchemaValidator>? _validators;
}
