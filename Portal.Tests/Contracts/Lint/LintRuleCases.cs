namespace Portal.Tests.Contracts.Lint;

/// <summary>A document that breaks a rule at a place, and one that keeps it.</summary>
internal sealed record LintRuleCase(string Rule, string Pointer, string Broken, string Kept);

internal static partial class LintRuleCases
{
    public static IReadOnlyList<LintRuleCase> All => [.. Info, .. Operations];

    /// <summary>A document with these members besides its version.</summary>
    private static string Doc(string members, string version = "3.1.1") => $"{{openapi: {version}, {members}}}";

    /// <summary>A document with one path and one operation there.</summary>
    private static string Get(string operation, string rest = "", string path = "/cities", string method = "get") =>
        Doc($"info: {{title: T, version: '1'}}, paths: {{'{path}': {{{method}: {operation}}}}}{(rest.Length > 0 ? ", " : "")}{rest}");
}
