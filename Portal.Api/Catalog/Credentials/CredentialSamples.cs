using Portal.Api.Contracts.Samples;

namespace Portal.Api.Catalog.Credentials;

internal static class CredentialSamples
{
    /// <summary>By the first kind in its first place; null: the usual, for which the contract has the words.</summary>
    public static SampleCredential? Of(AcceptedCredentials accepts) => accepts.Equals(AcceptedCredentials.Usual) ? null : accepts.Kinds[0] switch
    {
        { Kind: CredentialKind.OAuth } => Header("Authorization", "Bearer ", RequestBuilder.TokenVariable),
        { Kind: CredentialKind.UserKey, Places: [var place, ..] } => OfKey(place),
        { Kind: CredentialKind.AppId, Places: [var place, ..] } => OfPair(place),
        _ => new SampleCredential([], []),
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
