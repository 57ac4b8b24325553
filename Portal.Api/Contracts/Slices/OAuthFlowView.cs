using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>A way to get an access token. <see cref="Name"/> is OpenAPI's: authorizationCode, clientCredentials, deviceAuthorization, ...</summary>
public sealed record OAuthFlowView(string Name, IReadOnlyList<(string Words, string Url)> Urls, IReadOnlyList<(string Name, string Description)> Scopes)
{
    private static readonly (string Member, string Words)[] Addresses =
    [
        ("authorizationUrl", "Authorise at"), ("deviceAuthorizationUrl", "Authorise devices at"), ("tokenUrl", "Get a token at"), ("refreshUrl", "Refresh it at"),
    ];

    /// <summary>As people read it.</summary>
    public string Title => Name switch
    {
        "authorizationCode" => "Authorisation code",
        "clientCredentials" => "Client credentials",
        "deviceAuthorization" => "Device authorisation",
        "implicit" => "Implicit",
        "password" => "Password",
        _ => Name,
    };

    internal static IReadOnlyList<OAuthFlowView> All(ContractNode? flows) =>
    [
        .. flows.Members().Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)).Select(member => new OAuthFlowView(
            member.Name,
            [.. Addresses.Where(address => member.Value.Text(address.Member) is not null).Select(address => (address.Words, member.Value.Text(address.Member)!))],
            [.. member.Value.Get("scopes").Members().Select(scope => (scope.Name, scope.Value.AsString ?? ""))])),
    ];
}
