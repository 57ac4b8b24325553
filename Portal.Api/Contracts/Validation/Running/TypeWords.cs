using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;

namespace Portal.Api.Contracts.Validation.Running;

/// <summary>Types in words.</summary>
internal static class TypeWords
{
    private static readonly (SchemaTypes Type, string Words)[] All =
    [
        (SchemaTypes.String, "a string"),
        (SchemaTypes.Integer, "a whole number"),
        (SchemaTypes.Number, "a number"),
        (SchemaTypes.Boolean, "true or false"),
        (SchemaTypes.Object, "an object"),
        (SchemaTypes.Array, "an array"),
        (SchemaTypes.Null, "null"),
    ];

    public static string Of(SchemaTypes types, bool isNullable = false) =>
        ViolationWords.List(All.Where(one => ((types | (isNullable ? SchemaTypes.Null : 0)) & one.Type) != 0).Select(one => one.Words), "or");

    public static string Given(InstanceKind kind) => kind switch
    {
        InstanceKind.String => "a string",
        InstanceKind.Number => "a number",
        InstanceKind.Boolean => "true or false",
        InstanceKind.Object => "an object",
        InstanceKind.Array => "an array",
        _ => "null",
    };
}
