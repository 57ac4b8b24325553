using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Schemas;

internal sealed partial class Schema
{
    /// <summary>Branches of <c>oneOf</c> but for one that is only null, which makes the schema nullable instead.</summary>
    public IReadOnlyList<Spot> OneOf => field ??= Branches("oneOf");

    public IReadOnlyList<Spot> AnyOf => field ??= Branches("anyOf");

    public bool SaysType => First("type") is not null;

    /// <summary>The schema is nothing but a choice of types, spelled with <c>oneOf</c> or <c>anyOf</c>.</summary>
    public bool IsListOfTypes => !SaysType && Choice is { Count: > 0 } choice && choice.All(Keywords.IsOnlyType);

    public TypeSet Types => field ??= WorkOutTypes();

    private IReadOnlyList<Spot> Choice => OneOf.Count > 0 ? OneOf : AnyOf;

    private TypeSet WorkOutTypes()
    {
        if (IsListOfTypes)
        {
            return TypeSet.Of(Choice.SelectMany(branch => TypeNames(branch.Resolved().Get("type"))).Where(type => type is not "null"));
        }
        var types = TypeSet.Any;
        foreach (var type in All("type"))
        {
            var names = TypeNames(type);
            types = types.Meet(names.Count == 0 ? TypeSet.Any : TypeSet.Of(names.Where(name => name is not "null")));
        }
        return types;
    }

    private List<Spot> Branches(string keyword) =>
        [.. Layers.Where(layer => !_layers.IsUnwrapped(layer, keyword)).Select(layer => layer.Get(keyword)).OfType<Spot>().SelectMany(list => list.Items()).Where(branch => !Keywords.IsOnlyNull(branch))];

    private static IReadOnlyList<string> TypeNames(Spot? type) => type?.Node switch
    {
        ScalarNode { Kind: ScalarKind.String } one => [one.Text],
        ArrayNode many => [.. many.Items.Select(item => item.AsString).OfType<string>()],
        _ => [],
    };
}
