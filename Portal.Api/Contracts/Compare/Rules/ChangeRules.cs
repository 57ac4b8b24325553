using System.Collections.Frozen;

namespace Portal.Api.Contracts.Compare.Rules;

/// <summary>
/// Every rule with what it means to callers. Where oasdiff has a rule for a change its id and its verdict are used, so that reports and
/// settings can be carried over; the rest is named in the same manner.
/// </summary>
internal static class ChangeRules
{
    public static FrozenDictionary<string, ChangeClass> Classes { get; } = Read();

    public static ChangeClass ClassOf(string rule) => Classes[rule];

    private static FrozenDictionary<string, ChangeClass> Read()
    {
        var classes = new Dictionary<string, ChangeClass>(StringComparer.Ordinal);
        foreach (var (stem, request, response) in SchemaRuleTable.Rows)
        {
            foreach (var part in Enum.GetValues<Schemas.SchemaPart>())
            {
                if ((Schemas.SchemaRole.IsRequest(part) ? request : response) is { } change)
                {
                    classes[RuleIds.Of(part, stem)] = change;
                }
            }
        }
        // Text that is taken as text is a wider type there; and properties of parameters are in doubt instead.
        classes.Remove("request-parameter-type-compatible");
        classes.Remove("request-parameter-property-type-compatible");
        foreach (var (id, change) in SchemaRuleTable.Singles.Concat(RuleTable.Rows))
        {
            classes[id] = change;
        }
        return classes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
