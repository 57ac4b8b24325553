namespace Portal.Api.Contracts.Compare.Rules;

/// <summary>
/// What a change of a schema means in a request and in a response. What a request may be, callers rely on to be taken: narrowing it breaks.
/// What a response may be, callers rely on to be no more: widening it breaks. Rows that deviate do so because the field's catalogue does.
/// </summary>
internal static class SchemaRuleTable
{
    private const string Text = """
        type-changed                    breaking  breaking
        type-generalized                safe      breaking
        type-specialized                -         safe
        type-compatible                 safe      safe
        list-of-types-widened           safe      breaking
        list-of-types-narrowed          breaking  safe
        became-nullable                 safe      breaking
        became-not-nullable             breaking  safe

        became-enum                     breaking  safe
        enum-removed                    safe      risky
        enum-value-added                safe      risky
        enum-value-removed              breaking  safe
        x-extensible-enum-value-added   safe      safe
        x-extensible-enum-value-removed breaking  safe
        const-added                     breaking  safe
        const-removed                   safe      breaking
        const-changed                   breaking  breaking
        default-value-added             safe      safe
        default-value-removed           safe      safe
        default-value-changed           safe      safe

        max-set                         risky     safe
        max-unset                       safe      breaking
        max-increased                   safe      breaking
        max-decreased                   breaking  safe
        exclusive-max-set               risky     safe
        exclusive-max-unset             safe      breaking
        exclusive-max-increased         safe      breaking
        exclusive-max-decreased         breaking  safe
        min-set                         risky     safe
        min-unset                       safe      breaking
        min-increased                   breaking  safe
        min-decreased                   safe      breaking
        exclusive-min-set               risky     safe
        exclusive-min-unset             safe      breaking
        exclusive-min-increased         breaking  safe
        exclusive-min-decreased         safe      breaking
        max-length-set                  risky     safe
        max-length-unset                safe      breaking
        max-length-increased            safe      breaking
        max-length-decreased            breaking  safe
        min-length-set                  risky     safe
        min-length-unset                safe      breaking
        min-length-increased            breaking  safe
        min-length-decreased            safe      breaking
        max-items-set                   risky     safe
        max-items-unset                 safe      breaking
        max-items-increased             safe      breaking
        max-items-decreased             breaking  safe
        min-items-set                   risky     safe
        min-items-unset                 safe      breaking
        min-items-increased             breaking  safe
        min-items-decreased             safe      breaking
        max-properties-set              risky     safe
        max-properties-unset            safe      breaking
        max-properties-increased        safe      breaking
        max-properties-decreased        breaking  safe
        min-properties-set              risky     safe
        min-properties-unset            safe      breaking
        min-properties-increased        breaking  safe
        min-properties-decreased        safe      breaking
        max-contains-set                risky     safe
        max-contains-unset              safe      breaking
        max-contains-increased          safe      breaking
        max-contains-decreased          breaking  safe
        min-contains-increased          breaking  safe
        min-contains-decreased          safe      breaking
        multiple-of-set                 risky     safe
        multiple-of-unset               safe      breaking
        multiple-of-changed             breaking  breaking
        multiple-of-generalized         safe      -
        multiple-of-specialized         -         safe
        unique-items-set                breaking  safe
        unique-items-unset              safe      breaking
        pattern-added                   breaking  safe
        pattern-removed                 safe      safe
        pattern-changed                 risky     safe
        pattern-generalized             safe      -

        all-of-added                    breaking  safe
        all-of-removed                  risky     safe
        all-of-added-annotation-only    docs      docs
        all-of-removed-annotation-only  docs      docs
        any-of-added                    safe      safe
        any-of-removed                  breaking  safe
        one-of-added                    safe      breaking
        one-of-removed                  breaking  safe
        wrapped-in-one-of               breaking  breaking
        not-added                       breaking  safe
        not-removed                     safe      breaking
        not-changed                     risky     risky
        discriminator-added             safe      safe
        discriminator-removed           safe      safe
        discriminator-property-name-changed safe  safe
        discriminator-mapping-added     safe      safe
        discriminator-mapping-deleted   safe      safe
        discriminator-mapping-changed   safe      safe

        items-added                     breaking  safe
        items-removed                   safe      breaking
        prefix-items-added              safe      breaking
        prefix-items-removed            breaking  safe
        contains-added                  breaking  safe
        contains-removed                safe      breaking
        unevaluated-items-added         breaking  safe
        unevaluated-items-removed       safe      breaking
        unevaluated-properties-added    breaking  safe
        unevaluated-properties-removed  safe      breaking
        additional-properties-forbidden breaking  safe
        additional-properties-allowed   safe      safe
        additional-properties-restricted breaking safe
        additional-properties-unrestricted safe   risky
        pattern-property-added          breaking  safe
        pattern-property-removed        safe      breaking
        property-names-added            breaking  safe
        property-names-removed          safe      breaking
        dependent-required-added        breaking  safe
        dependent-required-removed      safe      breaking
        dependent-required-changed      breaking  breaking
        dependent-schema-added          breaking  safe
        dependent-schema-removed        safe      breaking
        required-name-added             risky     safe
        required-name-removed           safe      risky
        if-added                        breaking  safe
        if-removed                      safe      breaking
        if-changed                      risky     risky
        then-added                      breaking  safe
        then-removed                    safe      breaking
        else-added                      breaking  safe
        else-removed                    safe      breaking
        content-schema-added            breaking  safe
        content-schema-removed          safe      breaking
        content-media-type-changed      breaking  breaking
        content-encoding-changed        breaking  breaking
        keyword-changed                 risky     risky
        xml-changed                     risky     risky

        deprecated                      safe      safe
        deprecated-with-sunset          safe      safe
        deprecated-sunset-missing       breaking  breaking
        deprecated-sunset-invalid       breaking  breaking
        reactivated                     safe      safe
        sunset-date-too-small           breaking  breaking
        sunset-date-changed-too-small   breaking  breaking
        sunset-deleted                  breaking  breaking
        sunset-date-changed             safe      safe
        stability-decreased             breaking  breaking
        stability-increased             safe      safe

        title-changed                   docs      docs
        description-changed             docs      docs
        example-changed                 docs      docs
        external-docs-changed           docs      docs
        comment-changed                 docs      docs
        extension-changed               safe      safe
        """;

    /// <summary>Rules about properties as such, whose ids are made in another way, and single deviations.</summary>
    private const string SingleText = """
        breaking new-required-request-property new-required-request-property-with-default new-required-request-header-property
        breaking new-required-request-parameter-property
        safe     new-optional-request-property new-optional-request-parameter-property
        risky    request-property-removed request-parameter-property-removed
        breaking request-property-became-required request-property-became-required-with-default
        breaking request-parameter-property-became-required request-header-property-became-required
        safe     request-property-became-optional request-parameter-property-became-optional

        breaking response-required-property-removed response-property-became-optional
        risky    response-optional-property-removed
        safe     response-required-property-added response-optional-property-added response-property-became-required
        safe     response-required-write-only-property-removed response-optional-write-only-property-removed
        safe     response-required-write-only-property-added response-optional-write-only-property-added
        safe     response-write-only-property-became-required response-write-only-property-became-optional
        risky    response-header-property-removed
        safe     response-header-property-added response-header-property-became-required
        breaking response-header-property-became-optional

        safe     request-required-property-became-read-only request-required-property-became-not-read-only
        safe     request-required-property-became-write-only request-required-property-became-not-write-only
        safe     request-optional-property-became-read-only request-optional-property-became-not-read-only
        safe     request-optional-property-became-write-only request-optional-property-became-not-write-only
        safe     response-required-property-became-read-only response-required-property-became-not-read-only
        safe     response-required-property-became-write-only
        risky    response-required-property-became-not-write-only
        safe     response-optional-property-became-read-only response-optional-property-became-not-read-only
        safe     response-optional-property-became-write-only response-optional-property-became-not-write-only

        safe     request-read-only-property-enum-value-removed response-write-only-property-enum-value-added
        safe     request-read-only-property-max-decreased request-read-only-property-exclusive-max-decreased
        safe     request-read-only-property-max-length-decreased request-read-only-property-min-increased
        safe     request-read-only-property-exclusive-min-increased

        breaking request-parameter-default-value-added request-parameter-default-value-removed request-parameter-default-value-changed
        risky    request-parameter-property-type-changed
        breaking request-parameter-property-type-specialized
        """;

    public static IEnumerable<(string Stem, ChangeClass? Request, ChangeClass? Response)> Rows =>
        RuleTable.Lines(Text).Select(words => (words[0], RuleTable.Class(words[1]), RuleTable.Class(words[2])));

    public static IEnumerable<(string Id, ChangeClass Class)> Singles => RuleTable.ByClass(SingleText);
}
