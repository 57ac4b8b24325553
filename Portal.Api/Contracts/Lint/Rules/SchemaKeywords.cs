using System.Globalization;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>What JSON Schema's keywords are about.</summary>
internal static class SchemaKeywords
{
    public static readonly IReadOnlyList<(string Low, string High)> Bounds =
        [("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"), ("minContains", "maxContains")];

    /// <summary>The types that a keyword binds; null for those that bind any, and for what is no keyword.</summary>
    public static SchemaTypes? TypeOf(string keyword) => keyword switch
    {
        "minLength" or "maxLength" or "pattern" => SchemaTypes.String,
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => SchemaTypes.Integer | SchemaTypes.Number,
        "items" or "prefixItems" or "minItems" or "maxItems" or "uniqueItems" or "contains" => SchemaTypes.Array,
        "properties" or "patternProperties" or "additionalProperties" or "required" or "minProperties" or "maxProperties" or "propertyNames" => SchemaTypes.Object,
        _ => null,
    };

    public static double? Number(ContractNode? node) =>
        node is ScalarNode { Kind: ScalarKind.Number } number && double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
