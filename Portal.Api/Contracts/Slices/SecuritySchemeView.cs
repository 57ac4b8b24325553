using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A way to say who calls. <see cref="Type"/> and <see cref="Scheme"/> are OpenAPI's words (apiKey, http + bearer, oauth2, ...);
/// for a key <see cref="In"/> and <see cref="Parameter"/> say where it goes.
/// </summary>
public sealed record SecuritySchemeView(string Name, string Type, string? Scheme, string? In, string? Parameter, string? Description)
{
    /// <summary>In words, without a full stop.</summary>
    public string InWords => (Type, Scheme?.ToLowerInvariant()) switch
    {
        ("apiKey", _) => $"API key in the {In} {(In is "query" ? "parameter " : "")}{Parameter}",
        ("http", "basic") => "user name and password (HTTP Basic)",
        ("http", "bearer") => "token in the header Authorization: Bearer",
        ("http", { } scheme) => $"HTTP {scheme}",
        ("oauth2", _) => "access token by OAuth 2",
        ("openIdConnect", _) => "access token by OpenID Connect",
        ("mutualTLS", _) => "client certificate (mutual TLS)",
        _ => Name,
    };

    internal static IReadOnlyList<SecuritySchemeView> All(ContractDocument document) =>
    [
        .. document.Root.Get("components").Get("securitySchemes").Members().Select(member =>
        {
            var node = document.Resolve(member.Value);
            return new SecuritySchemeView(member.Name, node.Text("type") ?? "", node.Text("scheme"), node.Text("in"), node.Text("name"), node.Text("description"));
        }),
    ];
}

/// <summary>Schemes that must all be met; the alternatives of an operation are a list of these. None: no credential is needed.</summary>
public sealed record SecurityRequirementView(IReadOnlyList<SecuritySchemeView> Schemes, IReadOnlyList<string> Scopes)
{
    /// <summary>The operation's own, else the document's.</summary>
    internal static IReadOnlyList<SecurityRequirementView> Of(ContractDocument document, ContractNode operation) =>
    [
        .. (operation.Get("security") ?? document.Root.Get("security")).Items().Select(requirement => new SecurityRequirementView(
            [.. requirement.Members().Select(member => document.SecuritySchemes.FirstOrDefault(scheme => scheme.Name == member.Name)).OfType<SecuritySchemeView>()],
            [.. requirement.Members().SelectMany(member => member.Value.Items()).Select(scope => scope.AsString).OfType<string>()])),
    ];
}
