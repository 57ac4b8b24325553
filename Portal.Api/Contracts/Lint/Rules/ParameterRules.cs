using System.Text.RegularExpressions;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Parameters of operations, and headers of answers.</summary>
internal static partial class ParameterRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<ParameterSite>(
            "parameter-description", Warning, "Parameters are described",
            "A name like q or mode means something to its author only.",
            "Say what the parameter does, and what happens without it.",
            (parameter, notes) =>
            {
                if (!parameter.IsHeader && string.IsNullOrWhiteSpace(parameter.Text("description")))
                {
                    notes.Add(parameter.Place.At("description"), $"'{Shorten.Text(parameter.ParameterName)}' is not described.");
                }
            }),
        LintCheck.On<ParameterSite>(
            "header-description", Hint, "Headers of answers are described",
            "What a header tells, and whether to act on it, its name rarely says.",
            "Describe the header.",
            (header, notes) =>
            {
                if (header.IsHeader && string.IsNullOrWhiteSpace(header.Text("description")))
                {
                    notes.Add(header.Place.At("description"), $"The header '{Shorten.Text(header.ParameterName)}' is not described.");
                }
            }),
        LintCheck.On<ParameterSite>(
            "parameter-schema", Warning, "Parameters have a schema",
            "Without a schema neither the gateway nor the reader knows which values are right.",
            "Give the parameter a schema, or one media type under content.",
            (parameter, notes) =>
            {
                if (!parameter.Has("schema") && !parameter.Has("content"))
                {
                    notes.Add(parameter.Place, $"'{Shorten.Text(parameter.ParameterName)}' has neither a schema nor content.");
                }
            }),
        LintCheck.On<OperationSite>(
            "parameter-unique", Error, "Parameters of an operation are unique",
            "Of two parameters with one name and place a reader cannot know which one holds.",
            "Take one of the two away, or rename it.",
            (operation, notes) =>
            {
                foreach (var list in operation.Parameters.GroupBy(parameter => parameter.Place.Pointer[..^parameter.Place.Name.Length]))
                {
                    var names = new HashSet<(string?, string?)>();
                    foreach (var parameter in list.Where(parameter => !names.Add((parameter.Node.Text("in"), parameter.Node.Text("name")))))
                    {
                        notes.Add(parameter.Place, $"There are two parameters '{Shorten.Text(parameter.Node.Text("name") ?? "")}' in {parameter.Node.Text("in")}.");
                    }
                }
            }),
        LintCheck.On<ParameterSite>(
            "header-name", Error, "Names of headers can be sent",
            "A header whose name is no token (RFC 9110, section 5.6.2) cannot be sent: the call fails before it leaves.",
            "Use letters, digits and hyphens.",
            (header, notes) =>
            {
                if (header.In is "header" && header.ParameterName.Length > 0 && !Token().IsMatch(header.ParameterName))
                {
                    notes.Add(header.Place.At("name"), $"'{Shorten.Text(header.ParameterName)}' is no name of a header.");
                }
            }),
        LintCheck.On<ParameterSite>(
            "header-reserved", Warning, "Accept, Content-Type and Authorization are no parameters",
            "OpenAPI ignores parameters of these names: media types and security say the same, and only they are shown and sent.",
            "Describe media types under content, and credentials under security; take the parameter away.",
            (header, notes) =>
            {
                if (!header.IsHeader && header.In is "header" && header.ParameterName.ToUpperInvariant() is "ACCEPT" or "CONTENT-TYPE" or "AUTHORIZATION")
                {
                    notes.Add(header.Place, $"A parameter '{Shorten.Text(header.ParameterName)}' is ignored.");
                }
            }),
        LintCheck.On<ParameterSite>(
            "parameter-style", Error, "A parameter's style exists where it stands",
            "How a list or an object is written depends on the style; one that does not exist there can be neither sent nor read.",
            "Use form, spaceDelimited, pipeDelimited or deepObject in query, simple, label or matrix in path, simple in header, form in cookie.",
            (parameter, notes) =>
            {
                var known = parameter.In switch
                {
                    "query" => "form spaceDelimited pipeDelimited deepObject",
                    "path" => "simple label matrix",
                    "header" => "simple",
                    "cookie" => "form cookie",
                    _ => null,
                };
                if (parameter.Text("style") is { } style && known is not null && !known.Split(' ').Contains(style))
                {
                    notes.Add(parameter.Place.At("style"), $"There is no style '{Shorten.Text(style)}' in {parameter.In}.");
                }
            }),
        LintCheck.On<ParameterSite>(
            "parameter-required-default", Hint, "Required parameters have no default",
            "A default says what holds when the parameter is left out; one that is required cannot be.",
            "Take the default away, or make the parameter optional.",
            (parameter, notes) =>
            {
                if (parameter.Node.Flag("required") && parameter.Place.Find("schema")?.Find("default") is { } value)
                {
                    notes.Add(value, $"'{Shorten.Text(parameter.ParameterName)}' is required, so its default never holds.");
                }
            }),
        LintCheck.On<ParameterSite>(
            "parameter-credential", Warning, "No secrets in addresses",
            "Addresses end up in logs, histories and Referer headers, and what is in them with them (OWASP API2).",
            "Send secrets in a header or in the body.",
            (parameter, notes) =>
            {
                if (parameter.In is "query" or "path" && Secret().IsMatch(parameter.ParameterName))
                {
                    notes.Add(parameter.Place, $"'{Shorten.Text(parameter.ParameterName)}' looks like a secret and stands in the address.");
                }
            }),
        LintCheck.On<ParameterSite>(
            "parameter-numeric-id", Hint, "Ids in paths cannot be guessed",
            "Whoever has seen 1041 tries 1042; every forgotten check of ownership then gives away another's data (OWASP API1).",
            "Use random ids, such as UUIDs, in addresses.",
            (parameter, notes) =>
            {
                if (parameter.In is "path" && IdName().IsMatch(parameter.ParameterName) && parameter.Run.Resolve(parameter.Node.Get("schema") ?? parameter.Node).Text("type") is "integer" or "number")
                {
                    notes.Add(parameter.Place, $"'{Shorten.Text(parameter.ParameterName)}' is a number that can be guessed.");
                }
            }),
        LintCheck.On<ParameterSite>(
            "parameter-address", Hint, "Addresses from callers are limited",
            "A service that calls an address which the caller chose can be made to call what only it may reach (OWASP API7).",
            "Say which addresses are allowed, by pattern or enum, or take a name instead.",
            (parameter, notes) =>
            {
                var schema = parameter.Node.Get("schema") is { } written ? parameter.Run.Resolve(written) : null;
                if (!parameter.IsHeader && (schema.Text("format") is "uri" or "url" or "iri" || AddressName().IsMatch(parameter.ParameterName)) && schema.Get("enum") is null && schema.Text("pattern") is null)
                {
                    notes.Add(parameter.Place, $"'{Shorten.Text(parameter.ParameterName)}' takes any address.");
                }
            }),
    ];

    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+\z")]
    private static partial Regex Token();

    [GeneratedRegex("^(access[_-]?token|api[_-]?key|apikey|auth[_-]?token|bearer|client[_-]?secret|jwt|pass(word|wd|phrase)?|private[_-]?key|refresh[_-]?token|secret|token)\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex("(^|[_-])id\\z|[a-z0-9]Id\\z")]
    private static partial Regex IdName();

    [GeneratedRegex("(^|[_-])(url|uri|callback|webhook|redirect)\\z|[a-z0-9](Url|URL|Uri|URI|Callback|Webhook)\\z")]
    private static partial Regex AddressName();
}
