using Portal.Api.Contracts.Samples;

namespace Portal.Api.Catalog.Credentials;

internal static class CredentialSamples
{
    /// <summary>By the first kind; null: the usual, for which the contract has the words.</summary>
    public static SampleCredential? Of(AcceptedCredentials accepts) => accepts.Equals(AcceptedCredentials.Usual) ? null : Of(accepts.Kinds[0]);

    /// <summary>In the first of its places.</summary>
    public static SampleCredential Of(AcceptedCredential credential) => credential switch
    {
        { Kind: CredentialKind.UserKey, Places: [var place, ..] } => OfKey(place),
        { Kind: CredentialKind.AppId, Places: [var place, ..] } => OfPair(place),
        { Kind: CredentialKind.ClientCertificate } => new([], []) { Certificate = true },
        _ => Header("Authorization", "Bearer ", RequestBuilder.TokenVariable),
    };

    private static SampleCredential OfKey(CredentialPlace place) => place.In switch
    {
        CredentialIn.Query => new([], [new RequestValue(place.Name!, "", RequestBuilder.KeyVariable)]),
        CredentialIn.Basic => Header("Authorization", "Basic ", RequestBuilder.KeyVariable),
        CredentialIn.Bearer => Header("Authorization", "Bearer ", RequestBuilder.KeyVariable),
        _ => Header(place.Name!, "", RequestBuilder.KeyVariable),
    };

    private static SampleCredential OfPair(CredentialPlace place)
    {
        if (place.In is CredentialIn.Basic)
        {
            return Header("Authorization", "Basic ", RequestBuilder.AppKeyVariable);
        }
        RequestValue[] pair = [new(place.Name!, "", RequestBuilder.AppIdVariable), new(place.Key!, "", RequestBuilder.AppKeyVariable)];
        return place.In is CredentialIn.Query ? new([], pair) : new(pair, []);
    }

    private static SampleCredential Header(string name, string text, string variable) => new([new RequestValue(name, text, variable)], []);
}
