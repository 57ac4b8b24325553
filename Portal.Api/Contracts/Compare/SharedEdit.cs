using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare;

/// <summary>
/// A change of a schema of the components, told apart from the operations that use it: the pointer of the schema, the property within it that
/// is meant (null: the schema itself), and the end of the sentence.
/// </summary>
internal sealed record SharedEdit(string Schema, string? Property, string Tail)
{
    private const string Schemas = "/components/schemas/";

    public string Component => Steps[0];

    private List<string> Steps => [.. Schema[Schemas.Length..].Split('/').Select(NodePointer.Unescape)];

    /// <summary>Null where the schema stands in one operation only.</summary>
    public static SharedEdit? Of(string schema, string? property, string tail) =>
        schema.StartsWith(Schemas, StringComparison.Ordinal) ? new SharedEdit(schema, property, tail) : null;

    public string Message(ChangeDirection direction)
    {
        var field = Field();
        var schema = $"schema {ValueText.Quote(Component)}";
        var way = direction switch
        {
            ChangeDirection.Request => ", in requests,",
            ChangeDirection.Response => ", in answers,",
            _ => "",
        };
        return $"{(field.Length == 0 ? $"The {schema}" : $"The property {ValueText.Quote(field)} of the {schema}")}{way} {Tail}";
    }

    /// <summary>As <see cref="ChangePlace.Field"/> is written, from the component on.</summary>
    private string Field()
    {
        var steps = Steps;
        var field = "";
        for (var index = 1; index < steps.Count; index++)
        {
            if (steps[index] == "properties" && index + 1 < steps.Count)
            {
                field = Join(field, steps[++index]);
            }
            else if (steps[index] == "items")
            {
                field += "[]";
            }
        }
        return Property is null ? field : Join(field, Property);
    }

    private static string Join(string field, string name) => field.Length == 0 ? name : $"{field}.{name}";
}
