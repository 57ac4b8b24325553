namespace Portal.Ui;

internal static class ElementIds
{
    /// <summary>The same words give the same id, so that a page rendered twice is the same page.</summary>
    public static string From(string kind, string words) =>
        kind + "-" + string.Concat(words.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');
}
