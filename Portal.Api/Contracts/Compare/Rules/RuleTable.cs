namespace Portal.Api.Contracts.Compare.Rules;

/// <summary>Rules about everything but schemas.</summary>
internal static class RuleTable
{
    private const string Text = """
        safe     endpoint-added endpoint-reactivated endpoint-deprecated endpoint-deprecated-with-sunset
        breaking api-path-removed-without-deprecation api-path-removed-before-sunset api-path-sunset-parse
        breaking api-removed-without-deprecation api-removed-before-sunset
        safe     api-path-removed-with-deprecation api-removed-with-deprecation
        breaking api-deprecated-sunset-parse api-deprecated-sunset-missing api-sunset-date-too-small
        breaking sunset-deleted api-sunset-date-changed-too-small
        safe     api-sunset-date-changed
        breaking api-invalid-stability-level api-stability-decreased
        safe     api-stability-increased
        safe     api-operation-id-removed api-operation-id-added
        docs     api-tag-removed api-tag-added
        docs     api-summary-changed api-description-changed api-external-docs-changed
        safe     api-extension-changed
        docs     api-shown-extension-changed

        breaking new-required-request-parameter new-request-path-parameter new-required-request-default-parameter-to-existing-path
        safe     new-optional-request-parameter new-optional-request-default-parameter-to-existing-path
        risky    request-parameter-removed
        safe     request-parameter-removed-with-deprecation
        breaking request-parameter-removed-before-sunset request-parameter-sunset-parse
        breaking request-parameter-became-required
        safe     request-parameter-became-optional
        safe     request-parameter-deprecated request-parameter-reactivated
        breaking request-parameter-deprecated-sunset-missing request-parameter-sunset-date-too-small
        breaking request-parameter-sunset-deleted request-parameter-sunset-date-changed-too-small
        safe     request-path-parameter-renamed
        breaking request-parameter-style-changed request-parameter-explode-changed request-parameter-media-type-changed
        risky    request-parameter-allow-reserved-changed request-parameter-allow-empty-value-changed
        breaking request-parameter-schema-added
        docs     request-body-description-changed response-description-changed
        safe     request-parameter-schema-removed
        safe     request-parameter-stability-increased
        breaking request-parameter-stability-decreased

        breaking request-body-added-required request-body-removed request-body-became-required
        safe     request-body-added-optional request-body-became-optional
        safe     request-body-media-type-added request-body-media-type-schema-removed request-body-media-type-item-schema-removed
        breaking request-body-media-type-removed request-body-media-type-schema-added request-body-media-type-item-schema-added
        risky    request-body-media-type-name-changed
        safe     request-body-media-type-name-generalized
        breaking request-body-media-type-name-specialized
        breaking request-body-encoding-changed response-body-encoding-changed

        breaking response-success-status-removed
        safe     response-success-status-added response-non-success-status-removed response-non-success-status-added
        risky    response-status-generalized
        safe     response-status-specialized
        breaking response-media-type-removed response-media-type-name-generalized
        safe     response-media-type-added response-media-type-name-changed response-media-type-name-specialized
        safe     response-body-media-type-schema-added response-body-media-type-item-schema-added
        risky    response-body-media-type-schema-removed response-body-media-type-item-schema-removed
        breaking required-response-header-removed response-header-became-optional
        risky    optional-response-header-removed
        safe     response-header-added response-header-became-required
        risky    response-header-style-changed
        safe     response-link-added response-link-changed
        risky    response-link-removed

        safe     api-security-added api-security-removed api-security-scope-added api-security-scope-removed
        safe     api-global-security-added api-global-security-removed api-global-security-scope-added api-global-security-scope-removed
        risky    api-security-became-required
        safe     api-security-became-optional
        safe     api-security-component-added api-security-component-removed api-security-component-type-changed
        safe     api-security-component-oauth-url-changed api-security-component-oauth-token-url-changed
        safe     api-security-component-oauth-scope-added api-security-component-oauth-scope-removed api-security-component-oauth-scope-changed
        breaking api-security-component-place-changed
        safe     api-security-component-oauth-flow-added api-security-component-url-changed
        risky    api-security-component-oauth-flow-removed
        docs     api-security-component-description-changed

        safe     webhook-added callback-added
        breaking webhook-removed callback-removed
        safe     api-schema-removed api-schema-added api-component-removed api-component-added
        risky    schema-not-compared
        safe     server-added
        risky    server-removed server-variable-changed
        docs     server-description-changed
        safe     api-version-not-bumped api-version-decreased api-major-version-not-bumped api-version-changed
        docs     api-title-changed api-info-changed tag-added tag-removed tag-changed
        safe     api-schema-dialect-changed
        """;

    public static IEnumerable<(string Id, ChangeClass Class)> Rows => ByClass(Text);

    public static IEnumerable<(string Id, ChangeClass Class)> ByClass(string text) =>
        Lines(text).SelectMany(words => words.Skip(1).Select(id => (id, Class(words[0])!.Value)));

    public static IEnumerable<string[]> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static ChangeClass? Class(string word) => word switch
    {
        "breaking" => ChangeClass.Breaking,
        "risky" => ChangeClass.Risky,
        "safe" => ChangeClass.Safe,
        "docs" => ChangeClass.Documentation,
        _ => null,
    };
}
