using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Running;

/// <summary>How violations speak of the value they are about.</summary>
internal static class ViolationWords
{
    private static readonly string[] SecretNames =
        ["password", "passwd", "secret", "token", "apikey", "api_key", "api-key", "authorization", "credential", "private", "cvc", "cvv", "pin", "ssn", "iban", "cardnumber", "card_number"];

    public static string Pointer(List<PathPart> path) =>
        string.Concat(path.Select(part => "/" + (part.Name is { } name ? NodePointer.Escape(name) : part.Index.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>'age', item 3 of 'tags', or the value.</summary>
    public static string Subject(List<PathPart> path)
    {
        if (path.Count == 0)
        {
            return "The value";
        }
        if (path[^1].Name is { } name)
        {
            return $"'{Shorten.Text(name)}'";
        }
        var list = path.FindLast(part => part.Name is not null).Name;
        return list is null ? $"Item {path[^1].Index + 1}" : $"Item {path[^1].Index + 1} of '{Shorten.Text(list)}'";
    }

    /// <summary>What is called so is never repeated in a message.</summary>
    public static bool IsSecret(List<PathPart> path) =>
        path.Exists(static part => part.Name is { } name && Array.Exists(SecretNames, secret =>
            secret.Length <= 4 ? name.Equals(secret, StringComparison.OrdinalIgnoreCase) : name.Contains(secret, StringComparison.OrdinalIgnoreCase)));

    /// <summary>a, b and c; long lists end in how many more there are.</summary>
    public static string List(IEnumerable<string> words, string last = "and", int most = 12)
    {
        var all = words.ToList();
        if (all.Count > most)
        {
            return $"{string.Join(", ", all.Take(most))} {last} {all.Count - most} more";
        }
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} {last} {all[^1]}";
    }
}
