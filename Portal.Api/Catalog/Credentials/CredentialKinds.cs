namespace Portal.Api.Catalog.Credentials;

internal static class CredentialKinds
{
    public static readonly IReadOnlyList<string> Words = ["user_key", "app_id", "oauth", "client_certificate"];

    public static string Word(this CredentialKind kind) => Words[(int)kind];

    public static CredentialKind Of(string word) => (CredentialKind)Words.IndexOf(word);

    private static int IndexOf(this IReadOnlyList<string> words, string word)
    {
        for (var index = 0; index < words.Count; index++)
        {
            if (words[index] == word)
            {
                return index;
            }
        }
        throw new ArgumentException($"'{word}' is no kind of credential.", nameof(word));
    }
}
