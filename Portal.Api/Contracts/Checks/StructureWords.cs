using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Checks;

/// <summary>Puts what a published schema has to say into the words of the specification: an operation needs, a parameter has.</summary>
internal static class StructureWords
{
    private static readonly Dictionary<string, string> Objects = new(StringComparer.OrdinalIgnoreCase)
    {
        ["info"] = "'info'",
        ["paths"] = "'paths'",
        ["components"] = "'components'",
        ["responses"] = "'responses'",
        ["pathitem"] = "a path",
        ["mediatype"] = "a media type",
        ["requestbody"] = "a request body",
        ["schema"] = "a schema",
        ["meta"] = "a schema",
        ["securityscheme"] = "a security scheme",
        ["apikeysecurityscheme"] = "a security scheme of type apiKey",
        ["httpsecurityscheme"] = "a security scheme of type http",
        ["oauth2securityscheme"] = "a security scheme of type oauth2",
        ["openidconnectsecurityscheme"] = "a security scheme of type openIdConnect",
        ["securityrequirement"] = "a security requirement",
        ["externaldocumentation"] = "external documentation",
        ["externaldocs"] = "external documentation",
        ["servervariable"] = "a variable of a server",
        ["oauthflows"] = "'flows'",
        ["implicitoauthflow"] = "an implicit flow",
        ["authorizationcodeflow"] = "an authorization code flow",
        ["clientcredentialsflow"] = "a client credentials flow",
        ["passwordoauthflow"] = "a password flow",
        ["bodyparameter"] = "a parameter in the body",
        ["nonbodyparameter"] = "a parameter",
        ["parameter"] = "a parameter",
        ["xml"] = "'xml'",
    };

    private const string Status = "A response stands under a status such as 200 (in quotes), a class such as 4XX, or default.";
    private const string PathParameter = "A parameter in the path is always required: say 'required: true'.";

    public static string Of(SchemaViolation violation, ContractNode node)
    {
        var about = About(violation.SchemaPointer);
        var message = violation.Keyword switch
        {
            "required" when violation.SchemaPointer.Contains("styles-for-path", StringComparison.Ordinal) => PathParameter,
            "required" when violation.Member is "default" && about is "'responses'" => Status,
            "required" when violation.Member is { } name => $"'{Shorten.Text(name)}' is missing: {about} needs it.{Remedy(name)}",
            "unevaluatedProperties" or "additionalProperties" when violation.Member is { } name => Unknown(violation, name, about),
            "type" when node is ScalarNode { Kind: ScalarKind.Number or ScalarKind.Boolean } && violation.Message.Contains(" must be a string;", StringComparison.Ordinal) =>
                $"{violation.Message.TrimEnd('.')}: put it in quotes.",
            "propertyNames" when About(violation.SchemaPointer) is "'components'" => "Names of components have letters, digits, dots, hyphens and underscores only.",
            "enum" or "const" when violation.InstancePointer.EndsWith("/required", StringComparison.Ordinal) => PathParameter,
            "type" when violation.InstancePointer.EndsWith("/required", StringComparison.Ordinal) && violation.Message.Contains("an array", StringComparison.Ordinal) =>
                "'required' is a list of names, in the object whose members they are.",
            _ => violation.Message,
        };
        return message.Replace("The value ", "The document ", StringComparison.Ordinal);
    }

    private static string Unknown(SchemaViolation violation, string name, string about)
    {
        if (about is "'paths'")
        {
            return "A path begins with '/'.";
        }
        if (about is "'responses'")
        {
            return Status;
        }
        var meant = violation.Message.IndexOf("did you mean", StringComparison.Ordinal);
        return $"'{Shorten.Text(name)}' is no field of {about}{(meant < 0 ? ". Fields of your own begin with 'x-'." : "; " + violation.Message[meant..])}";
    }

    private static string Remedy(string name) => name switch
    {
        "responses" => " Say what comes back, by status.",
        "paths" => " A document without operations has an empty one: 'paths: {}'.",
        "description" => " A sentence is enough.",
        _ => "",
    };

    /// <summary>The object of the specification that a part of a published schema is about, by the name of its definition.</summary>
    private static string About(string schemaPointer)
    {
        var parts = schemaPointer.Split('/');
        var at = Array.FindLastIndex(parts, part => part is "$defs" or "definitions");
        if (at < 0 || at + 1 >= parts.Length)
        {
            return parts.Contains("type") || parts.Length > 2 ? "a schema" : "a contract";
        }
        var name = parts[at + 1].Replace("-", "", StringComparison.Ordinal);
        if (Objects.TryGetValue(name, out var known))
        {
            return known;
        }
        var words = parts[at + 1].Replace('-', ' ').ToLowerInvariant();
        return words.Length > 0 && "aeiou".Contains(words[0], StringComparison.Ordinal) ? $"an {words}" : $"a {words}";
    }
}
