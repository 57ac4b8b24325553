using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

public sealed partial class SchemaView
{
    /// <summary>Parts of <c>allOf</c> that are looked through, all levels together.</summary>
    private const int MostParts = 64;

    /// <summary>Own ones and those of every part of <c>allOf</c>, in order of their first mention.</summary>
    public IReadOnlyList<PropertyView> Properties => field ??= CollectProperties();

    /// <summary>Members by the pattern that their names match.</summary>
    public IReadOnlyList<PropertyView> PatternProperties => Named("patternProperties");

    /// <summary>What must hold as well when the member of that name is there.</summary>
    public IReadOnlyList<PropertyView> DependentSchemas =>
        [.. Named("dependentSchemas"), .. Flat.SelectMany(part => part.Members("dependencies")).Where(member => member.Place.Node is ObjectNode).Select(member => Property(member.Name, member.Place))];

    /// <summary>Members that must be there when the one of that name is.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Others)> DependentRequired =>
    [
        .. Flat.SelectMany(part => part.Members("dependentRequired").Concat(part.Members("dependencies")))
            .Where(member => member.Place.Node is ArrayNode)
            .Select(member => (member.Name, (IReadOnlyList<string>)[.. member.Place.Node.Items().Select(item => item.AsString).OfType<string>()])),
    ];

    /// <summary>What an array holds.</summary>
    public SchemaView? Items => field ??= Part("items");

    /// <summary>What an array holds at its first places.</summary>
    public IReadOnlyList<SchemaView> PrefixItems => Parts("prefixItems");

    /// <summary>What some item of an array must be.</summary>
    public SchemaView? Contains => Holder("contains") is { } holder ? Inner(holder, "contains") : null;

    /// <summary>What members of other names must be; null when nothing is said of them or none are allowed.</summary>
    public SchemaView? AdditionalProperties => Schema("additionalProperties") ?? Schema("unevaluatedProperties");

    /// <summary>True when members of other names are refused.</summary>
    public bool IsClosed => IsFalse("additionalProperties") || IsFalse("unevaluatedProperties");

    /// <summary>True when an array takes no items beyond its first places.</summary>
    public bool IsClosedList => (PrefixItems.Count > 0 && IsFalse("items")) || IsFalse("unevaluatedItems");

    /// <summary>What the names of members must be.</summary>
    public SchemaView? PropertyNames => Part("propertyNames");

    /// <summary>What a text holds, once decoded.</summary>
    public SchemaView? ContentSchema => Part("contentSchema");

    public IReadOnlyList<SchemaView> OneOf => field ??= Values.Count > 0 && Deep("enum") is null ? [] : Alternatives("oneOf");

    public IReadOnlyList<SchemaView> AnyOf => field ??= Values.Count > 0 && Deep("enum") is null ? [] : Alternatives("anyOf");

    /// <summary>The parts as written; their properties are already among <see cref="Properties"/>.</summary>
    public IReadOnlyList<SchemaView> AllOf => Parts("allOf");

    /// <summary>What the value must not be.</summary>
    public IReadOnlyList<SchemaView> Not => [.. Flat.Select(part => part.At("not")).OfType<Place>().Select(place => new SchemaView(_document, place, _trail))];

    public IReadOnlyList<ConditionView> Conditions =>
        [.. Flat.Where(part => part.At("if") is not null).Select(part => new ConditionView(Inner(part, "if")!, Inner(part, "then"), Inner(part, "else")))];

    /// <summary>How alternatives are told apart.</summary>
    public DiscriminatorView? Discriminator => field ??= DiscriminatorView.Of(Deep("discriminator"));

    /// <summary>Schemas defined inside this one, for its own use.</summary>
    public IReadOnlyList<PropertyView> Definitions => [.. _layers.SelectMany(layer => layer.Members("$defs")).Select(member => Property(member.Name, member.Place))];

    /// <summary>True when there is something inside, be it only on demand.</summary>
    public bool CanOpen => _canOpen ??= Properties.Count > 0 || AdditionalProperties is not null || OneOf.Count > 0 || AnyOf.Count > 0 || HasRules()
        || (Items is { } items && (items.IsRecursive || items.CanOpen));

    private bool? _canOpen;

    /// <summary>Everything that holds of the value at once: own layers, then those of <c>allOf</c>, level by level.</summary>
    private IReadOnlyList<Place> Flat => field ??= Flatten();

    /// <summary>"X or null", written as a choice of two, is X that may be null.</summary>
    internal SchemaView Unwrapped()
    {
        var name = Member("oneOf") is null ? "anyOf" : "oneOf";
        if (Member(name) is ArrayNode { Items.Count: 2 } && Member("type") is null && Member("properties") is null
            && _layers.First(layer => layer.Node.Get(name) is not null).Items(name).ToList() is [var first, var second])
        {
            var (firstIsNull, secondIsNull) = (IsNull(first), IsNull(second));
            return firstIsNull == secondIsNull ? this : new SchemaView(_document, firstIsNull ? second : first, _trail, _layers, _others);
        }
        return this;
    }

    private bool IsNull(Place place) => place.Follow(_document).Node.Text("type") == "null";

    private bool HasRules() => PrefixItems.Count > 0 || Contains is not null || PropertyNames is not null || ContentSchema is not null
        || Flat.Any(part => part.Node.Get("if") is not null || part.Node.Get("not") is not null || part.Node.Get("patternProperties") is not null
            || part.Node.Get("dependentSchemas") is not null);

    private bool IsFalse(string name) => Deep(name) is ScalarNode { Kind: ScalarKind.Boolean, Text: "false" };

    private SchemaView? Schema(string name) => Deep(name) is ObjectNode { Count: > 0 } ? Part(name) : null;

    /// <summary>All that is said of it, by whichever part of <c>allOf</c>.</summary>
    private SchemaView? Part(string name)
    {
        var places = (HasLevels ? Flat : _layers).Select(part => part.At(name)).OfType<Place>().ToList();
        return places.Count == 0 ? null : Joined(places).Unwrapped();
    }

    /// <summary>One that has a name tells more than one written in place, such as that a member is some object.</summary>
    private SchemaView Joined(List<Place> places)
    {
        if (places is [var only])
        {
            return new SchemaView(_document, only, _trail);
        }
        var layers = places.ConvertAll(place => place.Layers(_document));
        var first = Math.Max(0, layers.FindIndex(one => one.Any(layer => SchemaNames.Component(layer.Pointer) is not null)));
        return new SchemaView(_document, places[first], _trail, others: [.. layers.Where((_, at) => at != first)]);
    }

    private SchemaView? Inner(Place holder, string name) => holder.At(name) is { } place ? new SchemaView(_document, place, _trail).Unwrapped() : null;

    private Place? Holder(string name)
    {
        foreach (var part in Member(name) is null && HasLevels ? Flat : _layers)
        {
            if (part.Node.Get(name) is not null)
            {
                return part;
            }
        }
        return null;
    }

    private List<SchemaView> Parts(string name) =>
        Holder(name) is { } holder ? [.. holder.Items(name).Select(place => new SchemaView(_document, place, _trail).Unwrapped())] : [];

    private List<SchemaView> Alternatives(string name) => Parts(name).FindAll(part => part.Types is not ["null"]);

    /// <summary>That it may be null is said of a choice as a whole, not as one more alternative.</summary>
    private bool OffersNull => _offersNull ??= Holder("oneOf")?.Items("oneOf").Any(IsNull) is true || Holder("anyOf")?.Items("anyOf").Any(IsNull) is true;

    private bool? _offersNull;

    private PropertyView Property(string name, Place place) => new(name, Required: false, new SchemaView(_document, place, _trail).Unwrapped());

    private List<PropertyView> Named(string name) => [.. Flat.SelectMany(part => part.Members(name)).Select(member => Property(member.Name, member.Place))];

    private List<Place> Flatten()
    {
        var flat = new List<Place>();
        var seen = new HashSet<ContractNode>(ReferenceEqualityComparer.Instance);
        var waiting = new Queue<IReadOnlyList<Place>>([_layers, .. _others]);
        while (waiting.TryDequeue(out var layers) && flat.Count < MostParts)
        {
            foreach (var layer in layers.Where(layer => seen.Add(layer.Node)))
            {
                flat.Add(layer);
                foreach (var part in layer.Items("allOf"))
                {
                    waiting.Enqueue(part.Layers(_document));
                }
            }
        }
        return flat;
    }

    private List<PropertyView> CollectProperties()
    {
        var found = new OrderedDictionary<string, List<Place>>(StringComparer.Ordinal);
        var required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Flat)
        {
            foreach (var (name, place) in part.Members("properties"))
            {
                if (!found.TryAdd(name, [place]))
                {
                    found[name].Add(place);
                }
            }
            required.UnionWith(part.Node.Get("required").Items().Select(item => item.AsString).OfType<string>());
        }
        return [.. found.Select(pair => new PropertyView(pair.Key, required.Contains(pair.Key), Joined(pair.Value).Unwrapped()))];
    }
}
