using System.Text.RegularExpressions;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Who may call, and how that is shown.</summary>
internal static partial class SecurityRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<OperationSite>(
            "operation-security", Warning, "Operations say what security they need",
            "An operation that says nothing is open to everyone; whether that was meant nobody can tell (OWASP API2).",
            "Add security to the operation or to the whole document; an empty list says that it is open on purpose.",
            (operation, notes) =>
            {
                if (operation.IsInbound && operation.Security is null)
                {
                    notes.Add(operation.Place, $"{Shorten.Text(operation.Label)} does not say who may call it.");
                }
            }),
        LintCheck.On<OperationSite>(
            "operation-open-write", Hint, "What changes something is secured",
            "An operation that changes data and needs no credential is open to everyone who finds it (OWASP API2).",
            "Require a credential, or limit what the operation can do.",
            (operation, notes) =>
            {
                if (operation.IsInbound && operation.Method is "POST" or "PUT" or "PATCH" or "DELETE" && operation.Security is not null && !operation.IsSecured)
                {
                    notes.Add(operation.Place.At("security"), $"{Shorten.Text(operation.Label)} can be called without a credential.");
                }
            }),
        LintCheck.On<OperationSite>(
            "operation-admin-secured", Warning, "Administrators' operations are secured",
            "Paths like /admin are the first that attackers try (OWASP API5).",
            "Require a credential for the operation.",
            (operation, notes) =>
            {
                if (operation.IsInbound && !operation.IsSecured && AdminPath().IsMatch(operation.Path))
                {
                    notes.Add(operation.Place, $"{Shorten.Text(operation.Label)} is for administrators by its path and open by its security.");
                }
            }),
        LintCheck.On<DocumentSite>(
            "security-scheme-defined", Error, "Security schemes that are required are defined",
            "A requirement that names no known scheme can be met by nobody.",
            "Define the scheme under components.securitySchemes, or correct its name.",
            (document, notes) =>
            {
                foreach (var (place, name) in Requirements(document).Where(each => Scheme(document, each.Name) is null))
                {
                    notes.Add(place, $"No security scheme '{Shorten.Text(name)}' is defined.");
                }
            }),
        LintCheck.On<DocumentSite>(
            "security-scope-defined", Warning, "Scopes that are required exist",
            "A scope that no flow offers can be given to nobody, and what requires it is closed to all.",
            "List the scope under the flows of the scheme, or correct its name.",
            (document, notes) =>
            {
                foreach (var (place, name) in Requirements(document))
                {
                    if (Scheme(document, name) is { } scheme && scheme.Text("type") is "oauth2")
                    {
                        var offered = scheme.Get("flows").Members().SelectMany(flow => flow.Value.Get("scopes").Members()).Select(scope => scope.Name).ToHashSet(StringComparer.Ordinal);
                        foreach (var scope in place.Items().Where(scope => scope.Node.AsString is { } text && !offered.Contains(text)))
                        {
                            notes.Add(scope, $"No flow of '{Shorten.Text(name)}' offers the scope '{Shorten.Text(scope.Node.AsString!)}'.");
                        }
                    }
                }
            }),
        Scheme(
            "security-basic", Warning, "No basic authentication",
            "Basic authentication sends the password with every call, to be read by all who log headers (OWASP API2).",
            "Use bearer tokens, keys that can be revoked, or OpenID Connect.",
            scheme => scheme.Text("type") is "http" && "basic".Equals(scheme.Text("scheme"), StringComparison.OrdinalIgnoreCase) ? "scheme" : null,
            "sends the password with every call"),
        Scheme(
            "security-key-in-query", Hint, "Keys are not sent in the query",
            "Queries end up in logs, histories and Referer headers, and the key with them (OWASP API2).",
            "Take the key in a header; where the query must stay, say that the header is to be preferred.",
            scheme => scheme.Text("type") is "apiKey" && scheme.Text("in") is "query" ? "in" : null,
            "is sent in the query"),
        Scheme(
            "security-deprecated-flow", Warning, "No flows that OAuth has given up",
            "The implicit and password flows hand tokens and passwords to programs that should not have them (RFC 9700).",
            "Use authorizationCode with PKCE, clientCredentials or deviceAuthorization.",
            scheme => scheme.Get("flows") is { } flows && (flows.Get("implicit") ?? flows.Get("password")) is not null ? "flows" : null,
            "offers a flow that OAuth has given up"),
        Scheme(
            "security-flow-https", Warning, "Tokens are fetched by https",
            "A token that is fetched by plain http is read on the way (OWASP API2).",
            "Give https addresses for authorizationUrl, tokenUrl, refreshUrl and openIdConnectUrl.",
            scheme => Addresses(scheme).Any(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback)) ? scheme.Get("flows") is null ? "openIdConnectUrl" : "flows" : null,
            "fetches tokens without encryption"),
        Scheme(
            "security-scheme-description", Hint, "Security schemes say how to get a credential",
            "Getting a credential is the first step of every reader, and often the one where they stop.",
            "Say where credentials are issued, and how long they last.",
            scheme => string.IsNullOrWhiteSpace(scheme.Text("description")) ? "description" : null,
            "does not say how to get a credential"),
    ];

    private static LintCheck Scheme(string id, LintSeverity severity, string title, string reason, string remedy, Func<ContractNode, string?> wrong, string message) =>
        LintCheck.On<SecuritySchemeSite>(id, severity, title, reason, remedy, (scheme, notes) =>
        {
            if (wrong(scheme.Node) is { } member)
            {
                notes.Add(scheme.Place.At(member), $"'{Shorten.Text(scheme.Place.Name)}' {message}.");
            }
        });

    private static ContractNode? Scheme(DocumentSite document, string name) =>
        document.Node.Get("components").Get("securitySchemes").Get(name) is { } scheme ? document.Run.Resolve(scheme) : null;

    private static IEnumerable<(LintPlace Place, string Name)> Requirements(DocumentSite document) =>
        document.Run.Operations.Select(operation => operation.Place).Prepend(document.Place)
            .SelectMany(holder => holder.Items("security")).SelectMany(requirement => requirement.Members()).Select(scheme => (scheme, scheme.Name));

    private static IEnumerable<string> Addresses(ContractNode scheme) =>
        scheme.Get("flows").Members().SelectMany(flow => (string?[])[flow.Value.Text("authorizationUrl"), flow.Value.Text("tokenUrl"), flow.Value.Text("refreshUrl"), flow.Value.Text("deviceAuthorizationUrl")])
            .Append(scheme.Text("openIdConnectUrl")).OfType<string>();

    [GeneratedRegex("/(admin|admins|administration|administrator|backoffice|debug|actuator|root|superuser)(/|\\z)", RegexOptions.IgnoreCase)]
    private static partial Regex AdminPath();
}
