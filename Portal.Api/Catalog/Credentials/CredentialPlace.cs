namespace Portal.Api.Catalog.Credentials;

public enum CredentialIn
{
    Header,
    Query,

    /// <summary>Authorization: Basic (RFC 7617).</summary>
    Basic,

    /// <summary>Authorization: Bearer (RFC 6750).</summary>
    Bearer,
}

/// <summary>
/// Where a credential is sent. <see cref="Name"/> is that of the header or the query parameter; <see cref="Key"/>, beside an app_id, is that
/// of its app_key.
/// </summary>
public sealed record CredentialPlace(CredentialIn In, string? Name = null, string? Key = null)
{
    /// <summary>Such as "header X-API-Key".</summary>
    internal string InWords { get; } = In switch
    {
        CredentialIn.Header or CredentialIn.Query => $"{In.ToString().ToLowerInvariant()} {(Key is null ? Name : $"{Name} and {Key}")}",
        _ => $"Authorization: {In}",
    };
}
