namespace Portal.Tests.Contracts.Lint;

internal static partial class LintRuleCases
{
    private const string InPath = "parameters: [{name: id, in: path, required: true}]";

    private static IEnumerable<LintRuleCase> Operations =>
    [
        new("operation-id-unique", "/paths/~1b/get/operationId", Doc("paths: {/a: {get: {operationId: x}}, /b: {get: {operationId: x}}}"), Doc("paths: {/a: {get: {operationId: x}}, /b: {get: {operationId: y}}}")),
        new("operation-id-unique", "/webhooks/h/post/operationId", Doc("paths: {/a: {get: {operationId: x}}}, webhooks: {h: {post: {operationId: x}}}"), Doc("paths: {/a: {get: {}}, /b: {get: {}}}")),
        new("operation-id-present", "/paths/~1cities/get", Get("{}"), Get("{operationId: x}")),
        new("operation-id-url-safe", "/paths/~1cities/get/operationId", Get("{operationId: list cities}"), Get("{operationId: list-cities_v1.0~a}")),
        new("operation-summary", "/paths/~1cities/get/summary", Get("{summary: ' '}"), Get("{summary: List cities}")),
        new("operation-description", "/paths/~1cities/get", Get("{}"), Get("{description: All of them.}")),
        new("operation-tag", "/paths/~1cities/get/tags", Get("{tags: []}"), Get("{tags: [Cities]}")),
        new("operation-body-method", "/paths/~1cities/delete/requestBody", Get("{requestBody: {content: {}}}", method: "delete"), Get("{requestBody: {content: {}}}", method: "post")),
        new("deprecated-operation-successor", "/paths/~1cities/get/deprecated", Get("{deprecated: true}"), Get("{deprecated: true, description: Use listPlaces.}")),
    ];

    private static IEnumerable<LintRuleCase> Paths =>
    [
        new("path-ambiguous", "/paths/~1a~1{y}", Doc("paths: {'/a/{x}': {}, '/a/{y}': {}}"), Doc("paths: {'/a/{x}': {}, '/a/b': {}}")),
        new("path-overlap", "/paths/~1a~1c~1{y}", Doc("paths: {'/a/{x}/b': {get: {}}, '/a/c/{y}': {get: {}}}"), Doc("paths: {'/a/{x}/b': {get: {}}, '/a/c/b': {get: {}}, '/a/{x}/{y}': {get: {}}, '/a/d/{y}': {put: {}}}")),
        new("path-trailing-slash", "/paths/~1a~1", Doc("paths: {/a/: {}}"), Doc("paths: {/a: {}, /: {}}")),
        new("path-fragment", "/paths/~1a#b", Doc("paths: {'/a#b': {}}"), Doc("paths: {/a: {}}")),
        new("path-query", "/paths/~1a?b=1", Doc("paths: {'/a?b=1': {}}"), Doc("paths: {/a: {}}")),
        new("path-empty-segment", "/paths/~1a~1~1b", Doc("paths: {/a//b: {}}"), Doc("paths: {/a/b: {}}")),
        new("path-braces", "/paths/~1a~1{b", Doc("paths: {'/a/{b': {}}"), Doc("paths: {'/a/{b}.{c}': {}}")),
        new("path-parameter-repeated", "/paths/~1{a}~1{a}", Doc("paths: {'/{a}/{a}': {}}"), Doc("paths: {'/{a}/{b}': {}}")),
        new("path-case", "/paths/~1a_b", Doc("paths: {/a-b: {}, /c-d: {}, /a_b: {}}"), Doc("paths: {/a-b: {}, '/c-d/{e_f}/plain': {}}")),
        new("path-parameter-declared", "/paths/~1c~1{id}/get", Get("{}", path: "/c/{id}"), Get($"{{{InPath}}}", path: "/c/{id}")),
        new("path-parameter-declared", "/paths/~1c~1{id}/get", Doc("paths: {'/c/{id}': {get: {}, parameters: [{name: id, in: query}]}}"), Doc($"paths: {{'/c/{{id}}': {{get: {{}}, {InPath}}}}}")),
        new("path-parameter-unknown", "/paths/~1cities/get/parameters/0", Get($"{{{InPath}}}"), Get($"{{{InPath}}}", path: "/c/{id}")),
    ];

    private static IEnumerable<LintRuleCase> Security =>
    [
        new("operation-security", "/paths/~1cities/get", Get("{}"), Get("{security: []}")),
        new("operation-security", "/paths/~1cities/get", Get("{}"), Get("{}", "security: [{key: []}]")),
        new("operation-open-write", "/paths/~1cities/post/security", Get("{security: [{}]}", method: "post"), Get("{security: [{key: []}]}", method: "post")),
        new("operation-admin-secured", "/paths/~1admin~1users/get", Get("{}", path: "/admin/users"), Get("{}", "security: [{key: []}]", path: "/admin/users")),
        new("security-scheme-defined", "/paths/~1cities/get/security/0/key", Get("{security: [{key: []}]}"), Get("{security: [{key: []}]}", "components: {securitySchemes: {key: {type: apiKey}}}")),
        new("security-scope-defined", "/security/0/o/0", Doc("security: [{o: [b]}], components: {securitySchemes: {o: {type: oauth2, flows: {implicit: {scopes: {a: A}}}}}}"), Doc("security: [{o: [a]}], components: {securitySchemes: {o: {type: oauth2, flows: {implicit: {scopes: {a: A}}}}}}")),
        new("security-basic", "/components/securitySchemes/s/scheme", Scheme("type: http, scheme: Basic"), Scheme("type: http, scheme: bearer")),
        new("security-key-in-query", "/components/securitySchemes/s/in", Scheme("type: apiKey, in: query, name: k"), Scheme("type: apiKey, in: header, name: K")),
        new("security-deprecated-flow", "/components/securitySchemes/s/flows", Scheme("type: oauth2, flows: {password: {}}"), Scheme("type: oauth2, flows: {clientCredentials: {}}")),
        new("security-flow-https", "/components/securitySchemes/s/flows", Scheme("type: oauth2, flows: {clientCredentials: {tokenUrl: 'http://id.test/t'}}"), Scheme("type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.test/t'}}")),
        new("security-flow-https", "/components/securitySchemes/s/openIdConnectUrl", Scheme("type: openIdConnect, openIdConnectUrl: 'http://id.test/'"), Scheme("type: openIdConnect, openIdConnectUrl: 'http://localhost/'")),
        new("security-scheme-description", "/components/securitySchemes/s", Scheme("type: http"), Scheme("type: http, description: Issued on the account page.")),
    ];

    private static string Scheme(string scheme) => Doc($"components: {{securitySchemes: {{s: {{{scheme}}}}}}}");
}
