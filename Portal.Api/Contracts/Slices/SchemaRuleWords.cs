namespace Portal.Api.Contracts.Slices;

/// <summary>The parts of a schema that are neither members nor alternatives, each with the words that say when it holds.</summary>
public static class SchemaRuleWords
{
    public static IEnumerable<(string Words, SchemaView Schema)> Of(SchemaView schema) =>
        All(schema).Where(rule => rule.Schema is not null).Select(rule => (rule.Words, rule.Schema!));

    private static IEnumerable<(string Words, SchemaView? Schema)> All(SchemaView schema)
    {
        foreach (var (item, index) in schema.PrefixItems.Select((item, index) => (item, index)))
        {
            yield return ($"Item {index + 1}", item);
        }
        yield return (schema.PrefixItems.Count > 0 ? "Every further item" : "Every item", schema.PrefixItems.Count > 0 && !schema.IsClosedList ? schema.Items : null);
        yield return ("Some item is", schema.Contains);
        yield return ("Every name is", schema.PropertyNames);
        yield return ("Decoded, it is", schema.ContentSchema);
        foreach (var condition in schema.Conditions)
        {
            yield return ("If it fits", condition.If);
            yield return ("then it is", condition.Then);
            yield return ("else it is", condition.Else);
        }
        foreach (var dependent in schema.DependentSchemas)
        {
            yield return ($"With {dependent.Name} it is", dependent.Schema);
        }
        foreach (var not in schema.Not)
        {
            yield return ("It is not", not);
        }
    }
}
