using Portal.Api.Contracts.Compare.Rules;

namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>
/// The same schema on both sides, in one role: what differs at this level, and the pairs within. Pairs are made once and may lead in circles,
/// as schemas do.
/// </summary>
internal sealed class SchemaPair(SchemaGraph graph, Schema before, Schema after, SchemaRole role)
{
    private readonly List<Finding> _findings = [];
    private readonly List<(string? Segment, SchemaPair Pair)> _inner = [];

    public Schema Before { get; private set; } = before;

    public Schema After { get; private set; } = after;

    public SchemaRole Role { get; } = role;

    public SchemaGraph Graph => graph;

    public Sameness Sameness => graph.Comparison.Sameness;

    public ComparisonSettings Settings => graph.Comparison.Settings;

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<(string? Segment, SchemaPair Pair)> Inner => _inner;

    /// <summary>True once it is known that there is something to report here or within.</summary>
    public bool HasFindings { get; set; }

    /// <summary>The union is compared in another way: as a list of types, or because one side has the schema alone.</summary>
    public bool UnionIsSettled { get; set; }

    /// <summary>Types and properties moved into or out of branches and are compared there.</summary>
    public bool MovedIntoBranches { get; set; }

    public void Compare()
    {
        CompositionRules.JoinParts(this);
        if (Before.IsNothing || After.IsNothing)
        {
            TypeRules.CompareNothing(this);
            return;
        }
        UnionRules.CompareMoved(this);
        TypeRules.Compare(this);
        ValueRules.Compare(this);
        LimitRules.Compare(this);
        PatternRules.Compare(this);
        if (!MovedIntoBranches)
        {
            PropertyRules.Compare(this);
        }
        MapRules.Compare(this);
        ListRules.Compare(this);
        UnionRules.Compare(this);
        ConditionRules.Compare(this);
        ContentRules.Compare(this);
        DiscriminatorRules.Compare(this);
        SchemaLifecycleRules.Compare(this);
        SchemaWordRules.Compare(this);
    }

    /// <summary>Both as they mean, the parts of <c>allOf</c> joined but for those that came or went as a whole.</summary>
    public void Join(IReadOnlySet<string> leftBefore, IReadOnlySet<string> leftAfter) =>
        (Before, After) = (graph.Before.Merged(Before, leftBefore), graph.After.Merged(After, leftAfter));

    public void Report(string stem, Spot? before, Spot? after, string tail)
    {
        var id = RuleIds.Of(Role.Part, stem);
        var known = ChangeRules.Classes.GetValueOrDefault(id, ChangeClass.Risky);
        if (Role.IsHidden && known is (ChangeClass.Breaking or ChangeClass.Risky))
        {
            var hidden = id.Replace("request-property-", "request-read-only-property-", StringComparison.Ordinal).Replace("response-property-", "response-write-only-property-", StringComparison.Ordinal);
            (id, known) = (ChangeRules.Classes.ContainsKey(hidden) ? hidden : id, ChangeClass.Safe);
        }
        Add(id, known, null, before, after, tail);
    }

    public void ReportProperty(string id, string property, Spot? before, Spot? after, string tail, bool hidden)
    {
        var known = ChangeRules.ClassOf(id);
        Add(id, hidden && known is not ChangeClass.Documentation ? ChangeClass.Safe : known, property, before, after, tail);
    }

    /// <summary>Compares what lies within; <paramref name="segment"/> is null for another view of the same value.</summary>
    public void Within(string? segment, IReadOnlyList<Spot> before, IReadOnlyList<Spot> after, SchemaRole role)
    {
        if (graph.Pair(before, after, role) is { } pair)
        {
            _inner.Add((segment, pair));
        }
        else if (graph.IsFull)
        {
            Add("schema-not-compared", ChangeRules.ClassOf("schema-not-compared"), segment, before[0], after[0], "was not compared: these documents take too many comparisons.");
        }
    }

    public void Within(string? segment, Spot before, Spot after) => Within(segment, [before], [after], segment is null ? Role : Role.Inner());

    private void Add(string id, ChangeClass known, string? field, Spot? before, Spot? after, string tail) =>
        _findings.Add(new Finding(id, known, field, before?.Pointer, after?.Pointer, tail));
}
