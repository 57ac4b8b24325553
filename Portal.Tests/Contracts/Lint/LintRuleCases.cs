namespace Portal.Tests.Contracts.Lint;

/// <summary>A document that breaks a rule at a place, and one that keeps it.</summary>
internal sealed record LintRuleCase(string Rule, string Pointer, string Broken, string Kept);

internal static partial class LintRuleCases
{
    public static IReadOnlyList<LintRuleCase> All =>
        [.. Info, .. Servers, .. Tags, .. Paths, .. Operations, .. Security, .. Parameters, .. Answers, .. Contents, .. Schemas, .. Limits, .. Values, .. Texts, .. Components];

    /// <summary>A document with these members besides its version.</summary>
    private static string Doc(string members, string version = "3.1.1") => $"{{openapi: {version}, {members}}}";

    /// <summary>A document with one path and one operation there, at <c>/paths/~1cities/get</c>.</summary>
    private static string Get(string operation, string rest = "", string path = "/cities", string method = "get") =>
        Doc($"info: {{title: T, version: '1'}}, paths: {{'{path}': {{{method}: {operation}}}}}{(rest.Length > 0 ? ", " : "")}{rest}");

    /// <summary>A parameter at <c>/paths/~1cities/get/parameters/0</c>.</summary>
    private static string Parameter(string parameter) => Get($"{{parameters: [{parameter}]}}");

    /// <summary>Answers at <c>/paths/~1cities/get/responses</c>.</summary>
    private static string Answer(string responses) => Get($"{{responses: {{{responses}}}}}");

    /// <summary>Content of the answer at <c>/paths/~1cities/get/responses/200/content</c>.</summary>
    private static string Content(string content) => Answer($"200: {{content: {{{content}}}}}");

    /// <summary>A schema at <c>/components/schemas/X</c>.</summary>
    private static string Schema(string schema, string others = "", string version = "3.1.1") => Doc($"components: {{schemas: {{X: {schema}{others}}}}}", version);

    /// <summary>A schema of what callers send, at <c>/paths/~1cities/post/requestBody/content/application~1json/schema</c>.</summary>
    private static string Sent(string schema) => Get($"{{requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}}}", method: "post");
}
