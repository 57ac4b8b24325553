using Portal.Api.Contracts;

namespace Portal.Api.Access.Credentials.Tokens;

/// <summary>Scopes of access tokens: an API by its short name, or after a colon one of its operations, or a tag in small letters with hyphens.</summary>
internal static class TokenScopes
{
    public static bool Covers(string scope, string api, OperationSummary operation)
    {
        if (!scope.StartsWith(api, StringComparison.Ordinal))
        {
            return false;
        }
        var part = scope.AsSpan(api.Length);
        return part.Length == 0 || (part[0] == ':' && (part[1..].SequenceEqual(operation.Id) || IsTag(part[1..], operation.Tag)));
    }

    /// <summary>Whether there is anything that it covers.</summary>
    public static bool Exists(string scope, ApiAccess api) => scope == api.Slug || api.Operations.Any(operation => Covers(scope, api.Slug, operation));

    /// <summary>What to ask for to be let into one operation.</summary>
    public static string Of(string api, OperationSummary operation) => $"{api}:{operation.Id}";

    private static bool IsTag(ReadOnlySpan<char> part, string? tag)
    {
        if (tag is null || tag.Length != part.Length)
        {
            return false;
        }
        for (var index = 0; index < part.Length; index++)
        {
            var letter = char.IsLetterOrDigit(tag[index]) ? char.ToLowerInvariant(tag[index]) : '-';
            if (part[index] != letter)
            {
                return false;
            }
        }
        return true;
    }
}
