using System.Collections.Frozen;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>What the words of a schema are for.</summary>
internal static class Keywords
{
    /// <summary>They tell people something and take no value away.</summary>
    public static readonly FrozenSet<string> Annotations = FrozenSet.ToFrozenSet(
        ["title", "description", "example", "examples", "externalDocs", "$comment", "default", "deprecated"], StringComparer.Ordinal);

    /// <summary>They name places, and mean something only where a reference leads to them.</summary>
    public static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ["$defs", "definitions", "$id", "$anchor", "$schema", "$vocabulary", "$dynamicAnchor"], StringComparer.Ordinal);

    /// <summary>Those that some rule compares.</summary>
    public static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
    [
        .. Annotations, .. Names, "$ref", "type", "format", "nullable", "enum", "const", "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "maxLength",
        "minLength", "maxItems", "minItems", "maxProperties", "minProperties", "maxContains", "minContains", "multipleOf", "uniqueItems", "pattern",
        "properties", "required", "items", "prefixItems", "contains", "additionalProperties", "patternProperties", "propertyNames", "dependentRequired",
        "dependentSchemas", "unevaluatedItems", "unevaluatedProperties", "if", "then", "else", "allOf", "oneOf", "anyOf", "not", "discriminator", "readOnly",
        "writeOnly", "contentMediaType", "contentEncoding", "contentSchema", "xml",
    ], StringComparer.Ordinal);

    public static bool SaysNothing(ContractNode schema) =>
        schema is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" }
        || (schema is ObjectNode map && map.Members.All(member => IsWords(member.Name) || Names.Contains(member.Name)));

    /// <summary>The branch is <c>type: "null"</c> and nothing else that counts.</summary>
    public static bool IsOnlyNull(Spot branch) => IsOnlyType(branch) && IsNull(branch.Resolved().Node.Get("type"));

    public static bool IsOnlyType(Spot branch)
    {
        var node = branch.Resolved().Node;
        return node.Get("type") is not null && node.Members().All(member => member.Name is "type" || IsWords(member.Name))
            && node.Get("type") is { AsString: not ("object" or "array") };
    }

    private static bool IsNull(ContractNode? type) => type?.AsString is "null" || type is ArrayNode { Items: [{ AsString: "null" }] };

    private static bool IsWords(string keyword) => Annotations.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);
}
