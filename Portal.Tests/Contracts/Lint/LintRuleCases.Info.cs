namespace Portal.Tests.Contracts.Lint;

internal static partial class LintRuleCases
{
    private static IEnumerable<LintRuleCase> Info =>
    [
        new("info-description", "/info", Doc("info: {title: T}"), Doc("info: {title: T, description: Trips.}")),
        new("info-contact", "/info/contact", Doc("info: {contact: {name: Us}}"), Doc("info: {contact: {email: us@travelz.example}}")),
        new("info-license", "/info", Doc("info: {title: T}"), Doc("info: {license: {name: Apache-2.0}}")),
    ];
}
