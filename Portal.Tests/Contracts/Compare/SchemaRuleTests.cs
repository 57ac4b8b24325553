using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Compare.Rules;
using Portal.Api.Contracts.Compare.Schemas;

namespace Portal.Tests.Contracts.Compare;

/// <summary>Each rule about schemas at each place it is for: a change that it reports, with its class, and one that it does not.</summary>
public sealed class SchemaRuleTests
{
    private const string Text = "application/x-www-form-urlencoded";

    /// <summary>Rule, the places it is for (all: where left out), the schema before and after.</summary>
    private static readonly (string Stem, string Where, string Before, string After)[] Cases =
    [
        ("type-changed", "request", """{"type":"number"}""", """{"type":"integer"}"""),
        ("type-changed", "response", """{"type":"number"}""", """{"type":"boolean"}"""),
        ("type-changed", "parameter-property", """{"type":"number"}""", """{"type":"string"}"""),
        ("type-generalized", "request", """{"type":"integer"}""", """{"type":["integer","string"]}"""),
        ("type-generalized", "response", """{"type":"integer"}""", """{"type":"number"}"""),
        ("type-generalized", "parameter-property", """{"type":"integer"}""", """{"type":"number"}"""),
        ("type-specialized", "response", """{"type":"string"}""", """{"type":"string","format":"uuid"}"""),
        ("type-specialized", "parameter-property", """{"type":"string"}""", """{"type":"number"}"""),
        ("type-compatible", "request text", """{"type":"number"}""", """{"type":"string"}"""),
        ("type-compatible", "response text", """{"type":"string"}""", """{"type":"number"}"""),
        ("list-of-types-widened", "", """{"oneOf":[{"type":"string"},{"type":"integer"}]}""", """{"oneOf":[{"type":"string"},{"type":"integer"},{"type":"boolean"}]}"""),
        ("list-of-types-narrowed", "", """{"anyOf":[{"type":"string"},{"type":"integer"}]}""", """{"type":"integer"}"""),
        ("became-nullable", "", """{"type":"string"}""", """{"type":["string","null"]}"""),
        ("became-not-nullable", "", """{"oneOf":[{"type":"string","maxLength":3},{"type":"null"}]}""", """{"type":"string","maxLength":3}"""),

        ("became-enum", "", """{"type":"string"}""", """{"type":"string","enum":["a"]}"""),
        ("enum-removed", "", """{"type":"string","enum":["a"]}""", """{"type":"string"}"""),
        ("enum-value-added", "", """{"enum":["a","b"]}""", """{"enum":["b","a","c"]}"""),
        ("enum-value-removed", "", """{"enum":["a","b"]}""", """{"enum":["b"]}"""),
        ("x-extensible-enum-value-added", "", """{"x-extensible-enum":["a"]}""", """{"x-extensible-enum":["a","b"]}"""),
        ("x-extensible-enum-value-removed", "", """{"x-extensible-enum":["a","b"]}""", """{"x-extensible-enum":["a"]}"""),
        ("const-added", "", """{"type":"string"}""", """{"type":"string","const":"a"}"""),
        ("const-removed", "", """{"type":"string","const":"a"}""", """{"type":"string"}"""),
        ("const-changed", "", """{"const":"a"}""", """{"const":"b"}"""),
        ("default-value-added", "", """{"type":"integer"}""", """{"type":"integer","default":1}"""),
        ("default-value-removed", "", """{"type":"integer","default":1}""", """{"type":"integer"}"""),
        ("default-value-changed", "", """{"type":"integer","default":1}""", """{"type":"integer","default":2}"""),

        .. Limit("max", "maximum"), .. Limit("min", "minimum"), .. Limit("exclusive-max", "exclusiveMaximum"), .. Limit("exclusive-min", "exclusiveMinimum"),
        .. Limit("max-length", "maxLength"), .. Limit("min-length", "minLength"), .. Limit("max-items", "maxItems"), .. Limit("min-items", "minItems"),
        .. Limit("max-properties", "maxProperties"), .. Limit("min-properties", "minProperties"),
        ("max-contains-set", "", """{"contains":{"type":"string"}}""", """{"contains":{"type":"string"},"maxContains":3}"""),
        ("max-contains-unset", "", """{"contains":{"type":"string"},"maxContains":3}""", """{"contains":{"type":"string"}}"""),
        ("max-contains-increased", "", """{"contains":{"type":"string"},"maxContains":3}""", """{"contains":{"type":"string"},"maxContains":4}"""),
        ("max-contains-decreased", "", """{"contains":{"type":"string"},"maxContains":3}""", """{"contains":{"type":"string"},"maxContains":2}"""),
        ("min-contains-increased", "", """{"contains":{"type":"string"}}""", """{"contains":{"type":"string"},"minContains":2}"""),
        ("min-contains-decreased", "", """{"contains":{"type":"string"},"minContains":2}""", """{"contains":{"type":"string"},"minContains":0}"""),
        ("multiple-of-set", "", """{"type":"integer"}""", """{"type":"integer","multipleOf":2}"""),
        ("multiple-of-unset", "", """{"type":"integer","multipleOf":2}""", """{"type":"integer"}"""),
        ("multiple-of-changed", "", """{"type":"integer","multipleOf":2}""", """{"type":"integer","multipleOf":3}"""),
        ("multiple-of-generalized", "", """{"type":"integer","multipleOf":4}""", """{"type":"integer","multipleOf":2}"""),
        ("multiple-of-specialized", "", """{"type":"integer","multipleOf":2}""", """{"type":"integer","multipleOf":4}"""),
        ("unique-items-set", "", """{"type":"array"}""", """{"type":"array","uniqueItems":true}"""),
        ("unique-items-unset", "", """{"type":"array","uniqueItems":true}""", """{"type":"array","uniqueItems":false}"""),
        ("pattern-added", "", """{"type":"string"}""", """{"type":"string","pattern":"^a"}"""),
        ("pattern-removed", "", """{"type":"string","pattern":"^a"}""", """{"type":"string"}"""),
        ("pattern-changed", "", """{"type":"string","pattern":"^a"}""", """{"type":"string","pattern":"^b"}"""),
        ("pattern-generalized", "", """{"type":"string","pattern":"^a"}""", """{"type":"string","pattern":".*"}"""),

        ("all-of-added", "", """{"allOf":[{"$ref":"#/components/schemas/A"}]}""", """{"allOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}"""),
        ("all-of-removed", "", """{"allOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}""", """{"allOf":[{"$ref":"#/components/schemas/B"}]}"""),
        ("all-of-added-annotation-only", "", """{"type":"string"}""", """{"type":"string","allOf":[{"description":"Words"}]}"""),
        ("all-of-removed-annotation-only", "", """{"type":"string","allOf":[{"title":"Words","$comment":"only"}]}""", """{"type":"string"}"""),
        ("any-of-added", "", """{"anyOf":[{"$ref":"#/components/schemas/A"}]}""", """{"anyOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}"""),
        ("any-of-removed", "", """{"anyOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}""", """{"anyOf":[{"$ref":"#/components/schemas/B"}]}"""),
        ("one-of-added", "", """{"oneOf":[{"$ref":"#/components/schemas/A"}]}""", """{"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}"""),
        ("one-of-removed", "", """{"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}""", """{"oneOf":[{"$ref":"#/components/schemas/A"}]}"""),
        ("wrapped-in-one-of", "", """{"$ref":"#/components/schemas/A"}""", """{"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}"""),
        ("not-added", "", """{"type":"string"}""", """{"type":"string","not":{"const":"a"}}"""),
        ("not-removed", "", """{"type":"string","not":{"const":"a"}}""", """{"type":"string"}"""),
        ("not-changed", "", """{"type":"string","not":{"const":"a"}}""", """{"type":"string","not":{"const":"b"}}"""),
        ("discriminator-added", "", """{"oneOf":[{"$ref":"#/components/schemas/A"}]}""", """{"oneOf":[{"$ref":"#/components/schemas/A"}],"discriminator":{"propertyName":"kind"}}"""),
        ("discriminator-removed", "", """{"oneOf":[{"$ref":"#/components/schemas/A"}],"discriminator":{"propertyName":"kind"}}""", """{"oneOf":[{"$ref":"#/components/schemas/A"}]}"""),
        ("discriminator-property-name-changed", "", Discriminated("kind", ""), Discriminated("sort", "")),
        ("discriminator-mapping-added", "", Discriminated("kind", ""), Discriminated("kind", "\"a\":\"A\"")),
        ("discriminator-mapping-deleted", "", Discriminated("kind", "\"a\":\"#/components/schemas/A\""), Discriminated("kind", "")),
        ("discriminator-mapping-changed", "", Discriminated("kind", "\"a\":\"A\""), Discriminated("kind", "\"a\":\"#/components/schemas/B\"")),

        ("items-added", "", """{"type":"array"}""", """{"type":"array","items":{"type":"string"}}"""),
        ("items-removed", "", """{"type":"array","items":{"type":"string"}}""", """{"type":"array","items":{}}"""),
        ("prefix-items-added", "", """{"prefixItems":[{"type":"string"}]}""", """{"prefixItems":[{"type":"string"},{"type":"integer"}]}"""),
        ("prefix-items-removed", "", """{"prefixItems":[{"type":"string"},{"type":"integer"}]}""", """{"prefixItems":[{"type":"string"}]}"""),
        .. Existence("contains", "contains"), .. Existence("unevaluated-items", "unevaluatedItems"), .. Existence("unevaluated-properties", "unevaluatedProperties"),
        .. Existence("property-names", "propertyNames"), .. Existence("if", "if"), .. Existence("then", "then"), .. Existence("else", "else"), .. Existence("content-schema", "contentSchema"),
        ("additional-properties-forbidden", "", """{"type":"object"}""", """{"type":"object","additionalProperties":false}"""),
        ("additional-properties-allowed", "", """{"type":"object","additionalProperties":false}""", """{"type":"object","additionalProperties":true}"""),
        ("additional-properties-restricted", "", """{"type":"object"}""", """{"type":"object","additionalProperties":{"type":"string"}}"""),
        ("additional-properties-unrestricted", "", """{"type":"object","additionalProperties":{"type":"string"}}""", """{"type":"object","additionalProperties":{}}"""),
        ("pattern-property-added", "", """{"patternProperties":{"^a":{"type":"string"}}}""", """{"patternProperties":{"^a":{"type":"string"},"^b":{"type":"string"}}}"""),
        ("pattern-property-removed", "", """{"patternProperties":{"^a":{"type":"string"}}}""", """{"patternProperties":{}}"""),
        ("dependent-required-added", "", """{"dependentRequired":{}}""", """{"dependentRequired":{"a":["b"]}}"""),
        ("dependent-required-removed", "", """{"dependentRequired":{"a":["b"]}}""", """{}"""),
        ("dependent-required-changed", "", """{"dependentRequired":{"a":["b"]}}""", """{"dependentRequired":{"a":["c"]}}"""),
        ("dependent-schema-added", "", """{}""", """{"dependentSchemas":{"a":{"required":["b"]}}}"""),
        ("dependent-schema-removed", "", """{"dependentSchemas":{"a":{"required":["b"]}}}""", """{}"""),
        ("required-name-added", "", """{"type":"object"}""", """{"type":"object","required":["a"]}"""),
        ("required-name-removed", "", """{"type":"object","required":["a"]}""", """{"type":"object"}"""),
        ("if-changed", "", """{"if":{"required":["a"]},"then":{"required":["c"]}}""", """{"if":{"required":["b"]},"then":{"required":["c"]}}"""),
        ("content-media-type-changed", "", """{"type":"string","contentMediaType":"image/png"}""", """{"type":"string","contentMediaType":"image/webp"}"""),
        ("content-encoding-changed", "", """{"type":"string"}""", """{"type":"string","contentEncoding":"base64"}"""),
        ("keyword-changed", "", """{"type":"string","contentCharset":"latin-1"}""", """{"type":"string","contentCharset":"utf-8"}"""),
        ("xml-changed", "", """{"type":"string"}""", """{"type":"string","xml":{"name":"a"}}"""),

        ("deprecated", "", """{"type":"string"}""", """{"type":"string","deprecated":true}"""),
        ("deprecated-with-sunset", "", """{"type":"string"}""", """{"type":"string","deprecated":true,"x-sunset":"2027-12-31"}"""),
        ("deprecated-sunset-missing", "sunset", """{"type":"string"}""", """{"type":"string","deprecated":true}"""),
        ("deprecated-sunset-invalid", "", """{"type":"string"}""", """{"type":"string","deprecated":true,"x-sunset":"soon"}"""),
        ("reactivated", "", """{"type":"string","deprecated":true}""", """{"type":"string"}"""),
        ("sunset-date-too-small", "sunset", """{"type":"string"}""", """{"type":"string","deprecated":true,"x-sunset":"2027-01-31"}"""),
        ("sunset-date-changed", "", """{"type":"string","deprecated":true,"x-sunset":"2027-06-30"}""", """{"type":"string","deprecated":true,"x-sunset":"2027-12-31"}"""),
        ("sunset-date-changed-too-small", "", """{"type":"string","deprecated":true,"x-sunset":"2027-12-31"}""", """{"type":"string","deprecated":true,"x-sunset":"2027-06-30"}"""),
        ("sunset-deleted", "", """{"type":"string","deprecated":true,"x-sunset":"2027-12-31"}""", """{"type":"string","deprecated":true}"""),
        ("stability-decreased", "", """{"type":"string"}""", """{"type":"string","x-stability-level":"beta"}"""),
        ("stability-increased", "", """{"type":"string","x-stability-level":"alpha"}""", """{"type":"string","x-stability-level":"beta"}"""),

        ("title-changed", "", """{"title":"A"}""", """{"title":"B"}"""),
        ("description-changed", "", """{"description":"A"}""", """{"description":"B"}"""),
        ("example-changed", "", """{"example":"A"}""", """{"examples":["A","B"]}"""),
        ("external-docs-changed", "", """{"type":"string"}""", """{"type":"string","externalDocs":{"url":"https://example.com"}}"""),
        ("comment-changed", "", """{"$comment":"A"}""", """{"$comment":"B"}"""),
        ("extension-changed", "", """{"x-order":1}""", """{"x-order":2}"""),
    ];

    public static TheoryData<string> Stems => [.. SchemaRuleTable.Rows.Select(row => row.Stem)];

    [Theory]
    [MemberData(nameof(Stems))]
    public void A_change_of_a_schema_is_told_by_its_rule_wherever_the_schema_stands_and_the_way_back_is_not(string stem)
    {
        var wrong = new List<string>();
        var tried = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, where, before, after) in Cases.Where(one => one.Stem == stem))
        {
            foreach (var part in Enum.GetValues<SchemaPart>().Where(part => IsFor(part, where) && ChangeRules.Classes.ContainsKey(RuleIds.Of(part, stem))))
            {
                tried.Add(RuleIds.Of(part, stem));
                Try(part, stem, where, before, after, wrong);
            }
        }
        var untried = Enum.GetValues<SchemaPart>().Select(part => RuleIds.Of(part, stem)).Where(id => ChangeRules.Classes.ContainsKey(id) && !tried.Contains(id)).Distinct();

        Assert.Empty(wrong);
        Assert.Empty(untried);
    }

    private static void Try(SchemaPart part, string stem, string where, string before, string after, List<string> wrong)
    {
        const string components = """{"A":{"type":"object","properties":{"a":{"type":"string"}}},"B":{"type":"object","properties":{"b":{"type":"string"}}}}""";
        var mediaType = where.EndsWith("text", StringComparison.Ordinal) ? Text : "application/json";
        var settings = Changed.Settings with { MinimumSunsetDays = where is "sunset" ? 90 : 0 };
        var (old, young) = (SchemaPlaces.With(part, before, mediaType, components), SchemaPlaces.With(part, after, mediaType, components));
        var rule = RuleIds.Of(part, stem);

        var report = Changed.Between(old, young, settings);
        var change = report.Changes.FirstOrDefault(change => change.Rule == rule);
        if (change is null || change.Class != ChangeRules.ClassOf(rule) || change.Message.Length < 20 || change.BeforePointer is null && change.AfterPointer is null)
        {
            wrong.Add($"{rule}: {report.Text()}");
        }
        // Back, or where the way back is the same change: what no rule but those of words is for.
        var harmless = stem.EndsWith("-changed", StringComparison.Ordinal)
            ? Changed.Between(young, SchemaPlaces.With(part, after.Insert(1, $"\"{(stem is "description-changed" ? "title" : "description")}\":\"More\"{(after.Length > 2 ? "," : "")}"), mediaType, components), settings)
            : Changed.Between(young, old, settings);
        if (stem is not ("description-changed" or "title-changed") && harmless.Rules().Contains(rule))
        {
            wrong.Add($"{rule}, although it should not: {harmless.Text()}");
        }
    }

    private static bool IsFor(SchemaPart part, string where) => where switch
    {
        "request" => part is SchemaPart.RequestBody or SchemaPart.RequestProperty or SchemaPart.Parameter,
        "parameter-property" => part is SchemaPart.ParameterProperty or SchemaPart.HeaderParameterProperty,
        "response" => !SchemaRole.IsRequest(part),
        "request text" => part is SchemaPart.RequestBody or SchemaPart.RequestProperty,
        "response text" => !SchemaRole.IsRequest(part),
        _ => true,
    };

    private static (string, string, string, string)[] Limit(string stem, string keyword) =>
    [
        ($"{stem}-set", "", """{"type":["integer","string"]}""", "{\"type\":[\"integer\",\"string\"],\"" + keyword + "\":5}"),
        ($"{stem}-unset", "", "{\"" + keyword + "\":5}", "{}"),
        ($"{stem}-increased", "", "{\"" + keyword + "\":5}", "{\"" + keyword + "\":6}"),
        ($"{stem}-decreased", "", "{\"" + keyword + "\":5}", "{\"" + keyword + "\":4}"),
    ];

    private static (string, string, string, string)[] Existence(string stem, string keyword) =>
    [
        ($"{stem}-added", "", """{"maxLength":9}""", "{\"maxLength\":9,\"" + keyword + "\":{\"type\":\"string\"}}"),
        ($"{stem}-removed", "", "{\"maxLength\":9,\"" + keyword + "\":{\"type\":\"string\"}}", """{"maxLength":9}"""),
    ];

    private static string Discriminated(string property, string mapping) =>
        "{\"oneOf\":[{\"$ref\":\"#/components/schemas/A\"},{\"$ref\":\"#/components/schemas/B\"}],\"discriminator\":{\"propertyName\":\"" + property + "\",\"mapping\":{ " + mapping + """ }}}""";
}
