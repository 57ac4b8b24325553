using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>Security schemes of OpenAPI 2.0 as those of 3.0: basic is one of HTTP's, and the one flow of OAuth 2 is among its flows.</summary>
internal sealed class SecurityUpgrade(NodeMaker make)
{
    public ObjectNode Scheme(ObjectNode scheme) => scheme.Text("type") switch
    {
        "basic" => make.Object(scheme, scheme.Members.SelectMany(Basic)),
        "oauth2" => make.Object(scheme, [.. scheme.Members.Where(member => !IsOfFlow(member.Name)), new Member("flows", make.Object(scheme, Flow(scheme)), scheme.Place)]),
        _ => scheme,
    };

    private IEnumerable<Member> Basic(Member member) => member.Name is "type"
        ? [member with { Value = make.Text(member.Value, "http") }, member with { Name = "scheme", Value = member.Value }]
        : [member];

    private IEnumerable<Member> Flow(ObjectNode scheme)
    {
        if (scheme.MemberOf("flow") is not { } flow)
        {
            yield break;
        }
        var name = flow.Value.AsString switch { "application" => "clientCredentials", "accessCode" => "authorizationCode", var same => same ?? "" };
        var parts = scheme.Members.Where(member => IsOfFlow(member.Name) && member.Name is not "flow").ToList();
        if (!parts.Exists(part => part.Name is "scopes"))
        {
            parts.Add(new Member("scopes", make.Object(scheme), scheme.Place));
        }
        yield return flow with { Name = name, Value = make.Object(flow.Value, parts) };
    }

    private static bool IsOfFlow(string name) => name is "flow" or "authorizationUrl" or "tokenUrl" or "scopes";
}
