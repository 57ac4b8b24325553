using System.Buffers;

namespace Portal.Api.Catalog.Search;

/// <summary>What was typed, taken apart. Anything is a question: signs that mean something to a database are no words here.</summary>
internal sealed record SearchText(IReadOnlyList<string> Words, string NameKey, string? Method, IReadOnlyList<string> PathKeys)
{
    public const int Longest = 200;

    private const int MostWords = 10;

    private static readonly SearchValues<char> OfIdentifiers = SearchValues.Create("_-.0123456789");

    /// <summary>Written as programs write names (<c>userId</c>, <c>user_id</c>, <c>sha256</c>), so that name is meant and no word of a sentence.</summary>
    public bool IsIdentifier { get; private init; }

    /// <summary>Words that are in every text and narrow nothing down.</summary>
    private static readonly HashSet<string> Common = ["a", "an", "and", "are", "as", "at", "by", "for", "from", "how", "in", "is", "it", "of", "on", "or", "that", "the", "this", "to", "what", "with"];

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY"];

    public static SearchText Of(string? typed)
    {
        var text = (typed ?? "").Trim();
        text = text.Length > Longest ? text[..Longest] : text;
        var space = text.IndexOf(' ');
        var method = space > 0 ? Array.Find(Methods, method => text.AsSpan(0, space).Equals(method, StringComparison.OrdinalIgnoreCase)) : null;
        // "get quote" is a title as likely as a method: only before a path is it surely one.
        var rest = method is null ? text : text[(space + 1)..].TrimStart();
        var isPath = rest.StartsWith('/') || rest.Contains("://", StringComparison.Ordinal);
        var words = SearchWords.Of(isPath ? rest : text, MostWords, wholes: false);
        var telling = words.Where(word => !Common.Contains(word)).ToList();
        return new SearchText(
            [.. (telling.Count > 0 ? telling : words).Distinct().Take(MostWords)],
            SearchWords.Key(text),
            isPath ? method : null,
            isPath ? SearchPath.Candidates(rest) : [])
        {
            IsIdentifier = !isPath && (text.AsSpan().ContainsAny(OfIdentifiers) || HasHump(text)),
        };
    }

    private static bool HasHump(string text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (char.IsUpper(text[at]) && char.IsLower(text[at - 1]))
            {
                return true;
            }
        }
        return false;
    }
}
