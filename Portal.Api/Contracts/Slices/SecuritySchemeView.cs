using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A way to say who calls. <see cref="Type"/> and <see cref="Scheme"/> are OpenAPI's words (apiKey, http + bearer, oauth2, ...);
/// for a key <see cref="In"/> and <see cref="Parameter"/> say where it goes.
/// </summary>
public sealed record SecuritySchemeView(string Name, string Type, string? Scheme, string? In, string? Parameter, string? Description)
{
    /// <summary>What a bearer token is made of, such as <c>JWT</c>.</summary>
    public string? BearerFormat { get; init; }

    /// <summary>Where OpenID Connect or OAuth 2 describes itself.</summary>
    public string? MetadataUrl { get; init; }

    public bool IsDeprecated { get; init; }

    public IReadOnlyList<OAuthFlowView> Flows { get; init; } = [];

    /// <summary>In words, without a full stop.</summary>
    public string InWords => (Type, Scheme?.ToLowerInvariant()) switch
    {
        ("apiKey", _) => $"API key in the {In} {(In is "query" ? "parameter " : "")}{Parameter}",
        ("http", "basic") => "user name and password (HTTP Basic)",
        ("http", "bearer") => $"token in the header Authorization: Bearer{(BearerFormat is null ? "" : $" ({BearerFormat})")}",
        ("http", { } scheme) => $"HTTP {scheme}",
        ("oauth2", _) => "access token by OAuth 2",
        ("openIdConnect", _) => "access token by OpenID Connect",
        ("mutualTLS", _) => "client certificate (mutual TLS)",
        ("", _) => $"{Name}, which the contract does not describe",
        _ => Name,
    };

    /// <summary>What a requirement names and the document does not declare: still a credential, of a kind that nobody can say.</summary>
    internal static SecuritySchemeView Undeclared(string name) => new(name, "", null, null, null, null);

    /// <summary>What a scope allows, where a flow says so.</summary>
    public string? ScopeWords(string scope) =>
        Flows.SelectMany(flow => flow.Scopes).Where(one => one.Name == scope).Select(one => one.Description).FirstOrDefault(words => words.Length > 0);

    internal static IReadOnlyList<SecuritySchemeView> All(ContractDocument document) =>
        [.. document.Root.Get("components").Get("securitySchemes").Members().Select(member => One(member.Name, document.Resolve(member.Value)))];

    private static SecuritySchemeView One(string name, ContractNode node) =>
        new(name, node.Text("type") ?? "", node.Text("scheme"), node.Text("in"), node.Text("name"), node.Text("description"))
        {
            BearerFormat = node.Text("bearerFormat"),
            MetadataUrl = node.Text("openIdConnectUrl") ?? node.Text("oauth2MetadataUrl"),
            IsDeprecated = node.Flag("deprecated"),
            Flows = OAuthFlowView.All(node.Get("flows")),
        };
}
