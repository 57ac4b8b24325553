using Portal.Api.Contracts;

namespace Portal.Api.Access.Credentials.Tokens;

/// <summary>What a token says that we have made: for which application, by which of its credentials, for what and until when.</summary>
internal sealed record TokenGrant(Guid Application, Guid Credential, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt)
{
    /// <summary>A scope is an API (<c>travels</c>), or one of its operations or tags (<c>travels:quoteTrip</c>).</summary>
    public bool Covers(ApiAccess api, OperationSummary operation)
    {
        for (var index = 0; index < Scopes.Count; index++)
        {
            if (TokenScopes.Covers(Scopes[index], api.Slug, operation))
            {
                return true;
            }
        }
        return false;
    }
}
