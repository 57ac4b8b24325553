using System.Text.Json.Serialization;
using Portal.Api.Contracts.Samples;

namespace Portal.Api.Catalog.Credentials;

/// <summary>A kind of credential that an API takes, and where. Access tokens are sent as <c>Authorization: Bearer</c>, and certificates are shown by the connection: they list no places.</summary>
public sealed record AcceptedCredential(CredentialKind Kind, IReadOnlyList<CredentialPlace> Places)
{
    /// <summary>Where a kind is sent when an API says only that it takes it.</summary>
    internal static AcceptedCredential Usual(CredentialKind kind) => new(kind, kind switch
    {
        CredentialKind.UserKey => [new(CredentialIn.Header, "X-API-Key"), new(CredentialIn.Query, "user_key")],
        CredentialKind.AppId => [new(CredentialIn.Header, "X-App-Id", "X-App-Key"), new(CredentialIn.Query, "app_id", "app_key")],
        _ => [],
    });

    /// <summary>What to send, as the rest of a sentence that begins with "Send".</summary>
    [JsonIgnore]
    public string InWords => Kind switch
    {
        CredentialKind.UserKey => $"your application's key {string.Join(", or ", Places.Select(KeyAt))}",
        CredentialKind.AppId => $"your application's app_id and app_key {string.Join(", or ", Places.Select(PairAt))}",
        CredentialKind.ClientCertificate => "one of your application's client certificates, in the handshake of TLS",
        _ => "an access token of your application as Authorization: Bearer",
    };

    /// <summary>How a sample sends it.</summary>
    public SampleCredential ToSample() => CredentialSamples.Of(this);

    private static string KeyAt(CredentialPlace place) => place.In switch
    {
        CredentialIn.Header => $"in the header {place.Name}",
        CredentialIn.Query => $"in the query parameter {place.Name}",
        CredentialIn.Basic => "as the user name of Authorization: Basic",
        _ => "as Authorization: Bearer",
    };

    private static string PairAt(CredentialPlace place) => place.In switch
    {
        CredentialIn.Header => $"in the headers {place.Name} and {place.Key}",
        CredentialIn.Query => $"in the query parameters {place.Name} and {place.Key}",
        _ => "as user name and password of Authorization: Basic",
    };
}
