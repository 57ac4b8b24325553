namespace Portal.Tests.Contracts.Lint;

internal static partial class LintRuleCases
{
    private static IEnumerable<LintRuleCase> Parameters =>
    [
        new("parameter-description", "/paths/~1cities/get/parameters/0", Parameter("{name: q, in: query}"), Parameter("{name: q, in: query, description: Part of the name.}")),
        new("header-description", "/paths/~1cities/get/responses/200/headers/ETag", Answer("200: {headers: {ETag: {}}}"), Answer("200: {headers: {ETag: {description: Tag.}}}")),
        new("parameter-schema", "/paths/~1cities/get/parameters/0", Parameter("{name: q, in: query}"), Parameter("{name: q, in: query, schema: {}}")),
        new("parameter-unique", "/paths/~1cities/get/parameters/1", Parameter("{name: q, in: query}, {name: q, in: query}"), Parameter("{name: q, in: query}, {name: q, in: header}")),
        new("parameter-unique", "/paths/~1a/parameters/1", Doc("paths: {/a: {get: {}, parameters: [{name: q, in: query}, {name: q, in: query}]}}"), Doc("paths: {/a: {get: {parameters: [{name: q, in: query}]}, parameters: [{name: q, in: query}]}}")),
        new("header-name", "/paths/~1cities/get/parameters/0/name", Parameter("{name: 'X Key', in: header}"), Parameter("{name: X-Key, in: header}, {name: 'filter[a]', in: query}")),
        new("header-reserved", "/paths/~1cities/get/parameters/0", Parameter("{name: authorization, in: header}"), Parameter("{name: X-Key, in: header}, {name: accept, in: query}")),
        new("parameter-style", "/paths/~1cities/get/parameters/0/style", Parameter("{name: q, in: header, style: form}"), Parameter("{name: q, in: query, style: deepObject}")),
        new("parameter-required-default", "/paths/~1cities/get/parameters/0/schema/default", Parameter("{name: q, in: query, required: true, schema: {default: 1}}"), Parameter("{name: q, in: query, schema: {default: 1}}")),
        new("parameter-credential", "/paths/~1cities/get/parameters/0", Parameter("{name: access_token, in: query}"), Parameter("{name: access_token, in: header}, {name: page_token_count, in: query}")),
        new("parameter-numeric-id", "/paths/~1cities/get/parameters/0", Parameter("{name: cityId, in: path, schema: {type: integer}}"), Parameter("{name: cityId, in: path, schema: {type: string}}, {name: page, in: path, schema: {type: integer}}")),
        new("parameter-address", "/paths/~1cities/get/parameters/0", Parameter("{name: callbackUrl, in: query, schema: {type: string}}"), Parameter("{name: callbackUrl, in: query, schema: {type: string, pattern: '^https://a\\.test/'}}")),
        new("deprecated-parameter-successor", "/paths/~1cities/get/parameters/0/deprecated", Parameter("{name: q, in: query, deprecated: true}"), Parameter("{name: q, in: query, deprecated: true, description: Use name.}")),
    ];

    private static IEnumerable<LintRuleCase> Answers =>
    [
        new("operation-success", "/paths/~1cities/get/responses", Answer("404: {}"), Answer("200: {}")),
        new("operation-success", "/paths/~1cities/get", Get("{}"), Answer("default: {}")),
        new("operation-client-error", "/paths/~1cities/get/responses", Answer("200: {}"), Answer("200: {}, 4XX: {}")),
        new("operation-401", "/paths/~1cities/get/responses", Secured("200: {}, 400: {}"), Secured("200: {}, 401: {}")),
        new("operation-403", "/paths/~1cities/get/responses", Secured("200: {}, 401: {}"), Secured("200: {}, 403: {}")),
        new("operation-429", "/paths/~1cities/get/responses", Answer("200: {}, 400: {}"), Answer("200: {}, 429: {}")),
        new("operation-server-error", "/paths/~1cities/get/responses", Answer("200: {}, 400: {}"), Answer("200: {}, default: {}")),
        new("response-problem-json", "/paths/~1cities/get/responses/400/content", Answer("400: {content: {application/json: {}}}"), Answer("400: {content: {application/problem+json: {}, application/json: {}}}, 404: {}")),
        new("response-description", "/paths/~1cities/get/responses/200/description", Answer("200: {description: ''}"), Answer("200: {description: The cities.}")),
        new("response-content", "/paths/~1cities/get/responses/200", Answer("200: {description: Done.}"), Answer("200: {content: {text/plain: {}}}, 204: {}, 201: {}")),
        new("response-no-content", "/paths/~1cities/get/responses/204/content", Answer("204: {content: {text/plain: {}}}"), Answer("204: {}, 304: {content: {}}")),
        new("response-retry-after", "/paths/~1cities/get/responses/429", Answer("429: {}"), Answer("429: {headers: {retry-after: {}}}")),
        new("response-authenticate", "/paths/~1cities/get/responses/401", Answer("401: {}"), Answer("401: {headers: {WWW-Authenticate: {}}}")),
        new("response-location", "/paths/~1cities/get/responses/201", Answer("201: {}"), Answer("201: {headers: {Location: {}}}")),
        new("response-rate-limit", "/paths/~1cities/get/responses/200", Answer("200: {}"), Answer("200: {headers: {RateLimit: {}}}, 400: {}")),
        new("response-cors", "/paths/~1cities/get/responses/200", Answer("200: {}"), Answer("200: {headers: {Access-Control-Allow-Origin: {}}}")),
    ];

    private static IEnumerable<LintRuleCase> Contents =>
    [
        new("media-type-name", "/paths/~1cities/get/responses/200/content/json", Content("json: {}"), Content("application/vnd.travelz.v1+json; charset=utf-8: {}, image/*: {}, '*/*': {}")),
        new("media-type-schema", "/paths/~1cities/get/responses/200/content/application~1json", Content("application/json: {}"), Content("application/json: {schema: {}}, text/plain: {}")),
        new("media-type-example", "/paths/~1cities/get/responses/200/content/application~1json", Content("application/json: {schema: {type: array, items: {}}}"), Content("application/json: {schema: {type: array, items: {example: 1}}}")),
        new("example-exclusive", "/paths/~1cities/get/responses/200/content/application~1json/example", Content("application/json: {example: 1, examples: {a: {value: 1}}}"), Content("application/json: {examples: {a: {value: 1}}}")),
        new("request-body-content", "/paths/~1cities/put/requestBody", Get("{requestBody: {}}", method: "put"), Get("{requestBody: {content: {text/plain: {}}}}", method: "put")),
        new("request-body-required", "/paths/~1cities/put/requestBody", Get("{requestBody: {}}", method: "put"), Get("{requestBody: {required: false}}", method: "put")),
    ];

    private static IEnumerable<LintRuleCase> Texts =>
    [
        new("markdown-script", "/info/description", Text("<script>alert(1)</script>"), Text("Use `<script>` here.\\n\\n    <script>\\n\\nor [a](https://a.test)")),
        new("markdown-script", "/info/description", Text("[a](javascript:alert(1))"), Text("Call javascript: it is code.")),
        new("markdown-script", "/info/description", Text("[a](&#106;avascript:alert(1))"), Text("[a](/b?c=1&d=2)")),
        new("markdown-script", "/info/description", Text("An <img src=x onerror=alert(1)> image"), Text("1 < 2, and 3 > 2: on = 1")),
        new("markdown-script", "/components/schemas/X/properties/a/description", Schema("{properties: {a: {description: '<iframe src=x>'}}}"), Schema("{properties: {a: {description: plain}}}")),
        new("markdown-html", "/info/description", Text("One<br>two"), Text("One `<br>` two")),
    ];

    private static IEnumerable<LintRuleCase> Components =>
    [
        new("component-used", "/components/schemas/B", Get("{responses: {200: {content: {a/b: {schema: {$ref: '#/components/schemas/A'}}}}}}", "components: {schemas: {A: {}, B: {$ref: '#/components/schemas/C'}, C: {$ref: '#/components/schemas/B'}}}"),
            Get("{responses: {200: {content: {a/b: {schema: {$ref: '#/components/schemas/A'}}}}}}", "components: {schemas: {A: {discriminator: {propertyName: t}}, B: {allOf: [{$ref: '#/components/schemas/A'}]}}}")),
        new("component-used", "/components/securitySchemes/key", Get("{}", "components: {securitySchemes: {key: {}}}"), Get("{security: [{key: []}]}", "components: {securitySchemes: {key: {}}}")),
        new("reference-siblings", "/components/schemas/X/properties/a/description", Schema("{properties: {a: {$ref: '#/components/schemas/X', description: A.}}}", version: "3.0.3"), Schema("{properties: {a: {$ref: '#/components/schemas/X', description: A.}}}")),
        new("reference-siblings", "/paths/~1cities/get/responses/200/content", Answer("200: {$ref: '#/components/responses/A', content: {}}"), Answer("200: {$ref: '#/components/responses/A', description: A.}")),
        new("link-operation", "/paths/~1cities/get/responses/200/links/next/operationId", Answer("200: {links: {next: {operationId: nowhere}}}"), Get("{operationId: here, responses: {200: {links: {next: {operationId: here}}}}}")),
    ];

    private static string Secured(string responses) => Get($"{{security: [{{key: []}}], responses: {{{responses}}}}}");

    private static string Text(string markdown) => Doc($"info: {{description: \"{markdown}\"}}");
}
