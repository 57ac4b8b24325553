using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Markdown;

/// <summary>What is true of every value of a schema, in sentences.</summary>
internal static class SchemaFacts
{
    private const int MostValues = 100;

    public static string Of(SchemaView schema, ShapeUse use)
    {
        var facts = schema.Constraints.Select(MarkdownEscape.Text).ToList();
        Add(schema.Default is not null, () => $"default {MarkdownEscape.Code(schema.Default)}");
        Add(schema.IsReadOnly && use is not ShapeUse.Answer, () => "in answers only");
        Add(schema.IsWriteOnly && use is not ShapeUse.Request, () => "in requests only");
        Add(schema.IsClosedList, () => "no further items");
        Add(schema.IsClosed, () => "no other members");
        Add(schema.Const is not null, () => $"always {MarkdownEscape.Code(schema.Const)}");
        Add(schema.Const is null && IsPlainChoice(schema), () => $"one of {Values(schema)}");
        Add(schema.Examples is [{ Length: <= 80 }, ..] && !schema.CanOpen && schema.Examples[0] != schema.Default, () => $"such as {MarkdownEscape.Code(schema.Examples[0])}");
        return facts.Count == 0 ? "" : $"{char.ToUpperInvariant(facts[0][0])}{string.Join("; ", facts)[1..]}.";

        void Add(bool holds, Func<string> words)
        {
            if (holds)
            {
                facts.Add(words());
            }
        }
    }

    /// <summary>Values of which something is said are a list of their own.</summary>
    public static IEnumerable<EnumValueView> Explained(SchemaView schema) => IsPlainChoice(schema) ? [] : schema.Values.Take(MostValues);

    private static bool IsPlainChoice(SchemaView schema) => schema.Values.Count > 0 && schema.Values.All(value => value.Name is null && value.Description is null);

    private static string Values(SchemaView schema) =>
        string.Join(", ", schema.Values.Take(MostValues).Select(value => MarkdownEscape.Code(value.Value))) + (schema.Values.Count > MostValues ? $" and {schema.Values.Count - MostValues} more" : "");
}
