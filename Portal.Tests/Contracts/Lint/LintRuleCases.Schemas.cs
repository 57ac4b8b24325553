namespace Portal.Tests.Contracts.Lint;

internal static partial class LintRuleCases
{
    private const string Body = "/paths/~1cities/post/requestBody/content/application~1json/schema";
    private const string Kinds = ", A: {properties: {t: {}}}, B: {properties: {t: {}}, required: [t]}";

    private static IEnumerable<LintRuleCase> Schemas =>
    [
        new("schema-description", "/components/schemas/X", Schema("{type: string}"), Schema("{type: object, description: A thing., properties: {a: {}}}")),
        new("schema-property-description", "/components/schemas/X/properties/a", Schema("{properties: {a: {type: string}}}"), Schema("{properties: {a: {description: A.}, b: {$ref: '#/components/schemas/X'}, c: {allOf: [{$ref: '#/components/schemas/X'}]}}}")),
        new("schema-type", "/components/schemas/X", Schema("{properties: {a: {}}}"), Schema("{type: object, properties: {a: {}}}")),
        new("schema-enum-typed", "/components/schemas/X/enum", Schema("{enum: [a]}"), Schema("{type: string, enum: [a]}")),
        new("schema-enum-unique", "/components/schemas/X/enum/2", Schema("{enum: [a, 1, a]}"), Schema("{enum: [a, 1, '1']}")),
        new("schema-array-items", "/components/schemas/X", Schema("{type: array}"), Schema("{type: array, items: {}}")),
        new("schema-one-of-discriminator", "/components/schemas/X/oneOf", Schema("{oneOf: [{type: object}, {$ref: '#/components/schemas/A'}]}", Kinds), Schema("{oneOf: [{type: object}, {type: string}]}")),
        new("schema-discriminator-required", "/components/schemas/X/oneOf/0", Schema("{discriminator: {propertyName: t}, oneOf: [{$ref: '#/components/schemas/A'}]}", Kinds), Schema("{discriminator: {propertyName: t}, oneOf: [{allOf: [{$ref: '#/components/schemas/B'}]}, {type: 'null'}]}", Kinds)),
        new("schema-nullable-type", "/components/schemas/X/nullable", Schema("{nullable: true, allOf: [{}]}", version: "3.0.3"), Schema("{nullable: true, type: string}", version: "3.0.3")),
        new("schema-nullable-obsolete", "/components/schemas/X/nullable", Schema("{nullable: true, type: string}"), Schema("{nullable: true, type: string}", version: "3.0.3")),
        new("schema-all-of-closed", "/components/schemas/X/allOf/0", Schema("{allOf: [{additionalProperties: false, properties: {a: {}}}, {$ref: '#/components/schemas/A'}]}", Kinds), Schema("{allOf: [{additionalProperties: false, properties: {t: {}}}, {$ref: '#/components/schemas/A'}]}", Kinds)),
        new("schema-all-of-closed", "/components/schemas/X/allOf/0", Schema("{allOf: [{additionalProperties: false}], properties: {a: {}}}"), Schema("{allOf: [{additionalProperties: {}}], properties: {a: {}}}")),
        new("schema-required-possible", "/components/schemas/X/required/0", Schema("{required: [b], additionalProperties: false, properties: {a: {}}}"), Schema("{required: [a], additionalProperties: false, properties: {a: {}}}")),
        new("schema-read-write-only", "/components/schemas/X/readOnly", Schema("{readOnly: true, writeOnly: true}"), Schema("{readOnly: true, writeOnly: false}")),
        new("schema-bounds-order", "/components/schemas/X/minLength", Schema("{minLength: 3, maxLength: 2}"), Schema("{minLength: 3, maxLength: 3.0, minimum: 5}")),
        new("schema-keyword-type", "/components/schemas/X/maxLength", Schema("{type: integer, maxLength: 2}"), Schema("{type: [integer, string], maxLength: 2}")),
        new("deprecated-property-successor", "/components/schemas/X/properties/a/deprecated", Schema("{properties: {a: {deprecated: true}}}"), Schema("{properties: {a: {deprecated: true, description: Use b.}}}")),
    ];

    private static IEnumerable<LintRuleCase> Limits =>
    [
        new("schema-array-bounded", Body, Sent("{type: array}"), Sent("{type: array, maxItems: 5}")),
        new("schema-array-bounded", "/components/schemas/A/properties/a", Get("{requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/A'}}}}}", "components: {schemas: {A: {properties: {a: {type: array}}}}}", method: "post"), Content("a/b: {schema: {type: array}}")),
        new("schema-string-bounded", Body, Sent("{type: string, pattern: ^a+$}"), Sent("{type: string, pattern: '^[a-z]{2,3}$'}")),
        new("schema-string-bounded", "/paths/~1cities/get/parameters/0/schema", Parameter("{name: q, in: query, schema: {type: string}}"), Parameter("{name: q, in: query, schema: {type: string, enum: [a]}}")),
        new("schema-string-restricted", Body, Sent("{type: string}"), Sent("{type: string, format: email}")),
        new("schema-integer-bounded", Body, Sent("{type: integer, minimum: 1}"), Sent("{type: integer, minimum: 1, maximum: 9}")),
        new("schema-integer-format", "/components/schemas/X", Schema("{type: integer}"), Schema("{type: integer, format: int64}")),
        new("schema-object-closed", Body, Sent("{type: object, properties: {a: {}}}"), Sent("{type: object, properties: {a: {}}, additionalProperties: false}")),
        new("schema-secret-answered", "/paths/~1cities/get/responses/200/content/a~1b/schema/properties/password", Content("a/b: {schema: {properties: {password: {}}}}"), Content("a/b: {schema: {properties: {password: {writeOnly: true}, passwordAge: {}}}}")),
        new("schema-address", Body, Sent("{type: string, format: uri}"), Sent("{type: string, format: uri, pattern: '^https://a/'}")),
    ];

    private static IEnumerable<LintRuleCase> Values =>
    [
        new("example-valid", "/paths/~1cities/get/responses/200/content/application~1json/example/a", Content("application/json: {schema: {properties: {a: {type: integer}}}, example: {a: x}}"), Content("application/json: {schema: {properties: {a: {type: integer}}}, example: {a: 1}}, text/csv: {schema: {type: array}, example: 'a,b'}")),
        new("example-valid", "/paths/~1cities/get/responses/200/content/application~1json/examples/two/value/1", Content("application/json: {schema: {items: {type: string}}, examples: {one: {value: [a]}, two: {value: [a, 2]}}}"), Content("application/json: {schema: {required: [secret], properties: {secret: {writeOnly: true}}}, examples: {one: {value: {}}}}")),
        new("example-valid", "/paths/~1cities/get/responses/200/content/application~1json/examples/one", Get("{responses: {200: {content: {application/json: {schema: {type: string}, examples: {one: {$ref: '#/x-e'}}}}}}}", "x-e: {value: 1}"), Content("application/json: {schema: {type: string}, examples: {one: {summary: Nothing, externalValue: 'https://a.test'}}}")),
        new("parameter-example-valid", "/paths/~1cities/get/parameters/0/example", Parameter("{name: q, in: query, schema: {maxLength: 1}, example: ro}"), Parameter("{name: q, in: query, schema: {maxLength: 2}, example: ro}")),
        new("schema-example-valid", "/components/schemas/X/examples/1", Schema("{type: string, examples: [a, 1]}"), Schema("{type: string, examples: [a, '1'], example: b}")),
        new("schema-default-valid", "/components/schemas/X/default", Schema("{type: integer, minimum: 1, default: 0}"), Schema("{type: integer, minimum: 0, default: 0}")),
        new("schema-enum-valid", "/components/schemas/X/enum/1", Schema("{type: string, enum: [yes, 1]}"), Schema("{type: string, nullable: true, enum: [yes, '1', null]}", version: "3.0.3")),
        new("example-one-source", "/paths/~1cities/get/responses/200/content/a~1b/examples/one", Content("a/b: {examples: {one: {value: 1, externalValue: 'https://a.test'}}}"), Content("a/b: {examples: {one: {value: 1}}}")),
        new("schema-pattern-valid", "/components/schemas/X/pattern", Schema("{pattern: 'a('}"), Schema("{pattern: 'a\\('}")),
        new("schema-pattern-valid", "/components/schemas/X/patternProperties/[", Schema("{patternProperties: {'[': {}}}"), Schema("{patternProperties: {'[a]': {}}}")),
        new("schema-pattern-safe", "/components/schemas/X/pattern", Schema("{pattern: '^(a+)+$'}"), Schema("{pattern: '^(a+,)+$'}")),
        new("schema-pattern-anchored", "/components/schemas/X/pattern", Schema("{pattern: '[a-z]+'}"), Schema("{pattern: '^[a-z]+$'}")),
    ];
}
