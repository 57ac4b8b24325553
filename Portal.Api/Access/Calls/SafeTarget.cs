namespace Portal.Api.Access.Calls;

/// <summary>A path and query as they may be written down: what is a credential by its look or by its name is told by its ends only.</summary>
internal static class SafeTarget
{
    private const string WebToken = "eyJ";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new HashSet<string>(
        ["user_key", "app_key", "api_key", "apikey", "key", "access_token", "token", "client_secret", "secret", "password"], StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Of(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return target;
        }
        foreach (var range in target.AsSpan(mark + 1).Split('&'))
        {
            if (SecretOf(target.AsSpan(mark + 1)[range]) is not null)
            {
                return target[..(mark + 1)] + string.Join('&', target[(mark + 1)..].Split('&').Select(Told));
            }
        }
        return target;
    }

    private static string Told(string pair) => SecretOf(pair) is { } secret ? $"{pair[..pair.IndexOf('=', StringComparison.Ordinal)]}={Redaction.Of(secret)}" : pair;

    /// <summary>Null: it is none.</summary>
    private static string? SecretOf(ReadOnlySpan<char> pair)
    {
        var equals = pair.IndexOf('=');
        if (equals < 0 || equals == pair.Length - 1)
        {
            return null;
        }
        var value = Uri.UnescapeDataString(pair[(equals + 1)..].ToString());
        return Redaction.IsOurs(value) || value.StartsWith(WebToken, StringComparison.Ordinal) || Names.Contains(pair[..equals]) ? value : null;
    }
}
