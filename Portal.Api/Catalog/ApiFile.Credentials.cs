using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog;

internal sealed partial class ApiFile
{
    private AcceptedCredentials Credentials(ContractNode root)
    {
        if (root.Get("credentials") is not { } node)
        {
            return AcceptedCredentials.Usual;
        }
        var kinds = Each(root, "credentials", Accepted);
        if (root.Get("gateway") is not null && !root.Flag("gateway"))
        {
            Wrong(node, "/credentials", "is for APIs behind the gateway, and this one is not.");
        }
        else if (kinds.Count == 0)
        {
            Wrong(node, "/credentials", "lists at least one kind.");
        }
        else if (CredentialRules.OfAll(kinds) is { } rule)
        {
            Wrong(node, "/credentials", rule);
        }
        return new AcceptedCredentials(kinds);
    }

    private AcceptedCredential Accepted(ContractNode node, string path)
    {
        Known(node, path, ["kind", "places"]);
        var kind = CredentialKinds.Of(Choice(node, path, "kind", null, [.. CredentialKinds.Words]));
        var usual = AcceptedCredential.Usual(kind);
        if (node.Get("places") is not { } places)
        {
            return usual;
        }
        if (usual.Places.Count == 0)
        {
            Wrong(places, $"{path}/places", kind is CredentialKind.OAuth
                ? "is not said for oauth: access tokens are sent as Authorization: Bearer."
                : "is not said for client_certificate: certificates are shown in the handshake of TLS.");
            return usual;
        }
        var listed = Each(node, path, "places", (place, at) => Place(place, at, kind));
        if (listed.Count == 0)
        {
            Wrong(places, $"{path}/places", "lists at least one place.");
        }
        return new AcceptedCredential(kind, listed);
    }

    private CredentialPlace Place(ContractNode node, string path, CredentialKind kind)
    {
        var pair = kind is CredentialKind.AppId;
        Known(node, path, ["in", "name", "key"]);
        // A pair has no single text that a Bearer could carry.
        var place = Enum.Parse<CredentialIn>(Choice(node, path, "in", null, pair ? ["header", "query", "basic"] : ["header", "query", "basic", "bearer"]), ignoreCase: true);
        var named = place is CredentialIn.Header or CredentialIn.Query;
        return new CredentialPlace(place, PlaceName(node, path, "name", place, named), PlaceName(node, path, "key", place, named && pair));
    }

    private string? PlaceName(ContractNode node, string path, string member, CredentialIn place, bool wanted)
    {
        if (!wanted)
        {
            if (node.Get(member) is { } odd)
            {
                Wrong(odd, $"{path}/{member}", "is not said here.");
            }
            return null;
        }
        var name = node.Text(member) ?? "";
        if ((place is CredentialIn.Header ? CredentialRules.OfHeader(name) : CredentialRules.OfParameter(name)) is { } rule)
        {
            Wrong(node.Get(member) ?? node, $"{path}/{member}", rule);
        }
        return name;
    }
}
