namespace Portal.Tests.Contracts.Lint;

internal static partial class LintRuleCases
{
    private static IEnumerable<LintRuleCase> Operations =>
    [
        new("operation-id-unique", "/paths/~1b/get/operationId", Doc("paths: {/a: {get: {operationId: x}}, /b: {get: {operationId: x}}}"), Doc("paths: {/a: {get: {operationId: x}}, /b: {get: {operationId: y}}}")),
        new("operation-id-present", "/paths/~1cities/get", Get("{}"), Get("{operationId: x}")),
        new("operation-id-url-safe", "/paths/~1cities/get/operationId", Get("{operationId: list cities}"), Get("{operationId: list-cities_v1.0~a}")),
        new("operation-summary", "/paths/~1cities/get/summary", Get("{summary: ' '}"), Get("{summary: List cities}")),
        new("operation-description", "/paths/~1cities/get", Get("{}"), Get("{description: All of them.}")),
        new("operation-tag", "/paths/~1cities/get/tags", Get("{tags: []}"), Get("{tags: [Cities]}")),
        new("operation-body-method", "/paths/~1cities/delete/requestBody", Get("{requestBody: {content: {}}}", method: "delete"), Get("{requestBody: {content: {}}}", method: "post")),
    ];
}
