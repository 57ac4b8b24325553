using System.Text.Json.Serialization;

namespace Portal.Api.Catalog.Credentials;

/// <summary>How a caller says who it is. The words are those of the wire and of definition files.</summary>
public enum CredentialKind
{
    /// <summary>One secret that is name and password in one.</summary>
    [JsonStringEnumMemberName("user_key")]
    UserKey,

    /// <summary>The application's id with one of its app_keys.</summary>
    [JsonStringEnumMemberName("app_id")]
    AppId,

    /// <summary>An access token of our own OIDC server (RFC 9068), got by client credentials (RFC 6749, section 4.4).</summary>
    [JsonStringEnumMemberName("oauth")]
    OAuth,

    /// <summary>A certificate whose private key the caller proves to have where its TLS connection ends (RFC 8705, section 3).</summary>
    [JsonStringEnumMemberName("client_certificate")]
    ClientCertificate,
}
