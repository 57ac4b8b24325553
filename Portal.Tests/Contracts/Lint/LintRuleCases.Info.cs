namespace Portal.Tests.Contracts.Lint;

internal static partial class LintRuleCases
{
    private static IEnumerable<LintRuleCase> Info =>
    [
        new("info-description", "/info", Doc("info: {title: T}"), Doc("info: {title: T, description: Trips.}")),
        new("info-contact", "/info/contact", Doc("info: {contact: {name: Us}}"), Doc("info: {contact: {email: us@travelz.example}}")),
        new("info-license", "/info", Doc("info: {title: T}"), Doc("info: {license: {name: Apache-2.0}}")),
    ];

    private static IEnumerable<LintRuleCase> Servers =>
    [
        new("server-defined", "", Get("{}"), Get("{}", "servers: [{url: /}]")),
        new("server-https", "/servers/0/url", Doc("servers: [{url: 'http://api.travelz.test'}]"), Doc("servers: [{url: 'https://api.travelz.test'}, {url: /v1}]")),
        new("server-https", "/servers/0/url", Doc("servers: [{url: '{scheme}://a.test', variables: {scheme: {default: http}}}]"), Doc("servers: [{url: 'http://{host}', variables: {host: {default: 'localhost:5081'}}}]")),
        new("server-trailing-slash", "/servers/0/url", Doc("servers: [{url: 'https://a.test/'}]"), Doc("servers: [{url: 'https://a.test'}, {url: /}]")),
        new("server-placeholder", "/servers/0/url", Doc("servers: [{url: 'https://api.example.com/v1'}]"), Doc("servers: [{url: 'https://api.travelz.test/v1'}]")),
        new("server-placeholder", "/paths/~1a/servers/0/url", Doc("paths: {/a: {servers: [{url: 'http://localhost:80'}]}}"), Doc("paths: {/a: {servers: [{url: /here}]}}")),
        new("server-variable-defined", "/servers/0/url", Doc("servers: [{url: 'https://{host}'}]"), Doc("servers: [{url: 'https://{host}', variables: {host: {default: a.test}}}]")),
        new("server-variable-default", "/servers/0/variables/host/default", Doc("servers: [{url: 'https://{host}', variables: {host: {default: c, enum: [a, b]}}}]"), Doc("servers: [{url: 'https://{host}', variables: {host: {default: a, enum: [a, b]}}}]")),
        new("server-description", "/servers/0", Doc("servers: [{url: /}]"), Doc("servers: [{url: /, description: Production.}]")),
    ];

    private static IEnumerable<LintRuleCase> Tags =>
    [
        new("tag-declared", "/paths/~1cities/get/tags/1", Get("{tags: [A, B]}", "tags: [{name: A}]"), Get("{tags: [A]}", "tags: [{name: A}]")),
        new("tag-description", "/tags/0", Doc("tags: [{name: A}]"), Doc("tags: [{name: A, description: All of A.}]")),
        new("tag-unique", "/tags/1/name", Doc("tags: [{name: A}, {name: A}]"), Doc("tags: [{name: A}, {name: B}]")),
        new("tag-used", "/tags/1", Get("{tags: [A]}", "tags: [{name: A}, {name: B}]"), Get("{tags: [A]}", "tags: [{name: A, parent: B}, {name: B}]")),
    ];
}
