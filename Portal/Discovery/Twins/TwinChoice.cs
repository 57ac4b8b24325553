using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Portal.Discovery.Twins;

/// <summary>
/// Whether a reader wants a page as Markdown rather than as HTML, by Accept (RFC 9110, section 12.5.1). Markdown must be asked for by name; where
/// both are wanted equally, what is named outright comes before what a wildcard covers, and then what is named first.
/// </summary>
internal static class TwinChoice
{
    public const string Type = "text/markdown";

    public static bool IsMarkdown(HttpRequest request)
    {
        if (!request.Headers.Accept.ToString().Contains(Type, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        var accepted = new RequestHeaders(request.Headers).Accept;
        var markdown = Of(accepted, Type);
        var html = Of(accepted, "text/html");
        return markdown is { Quality: > 0, Specificity: 2 }
            && (html is null || markdown.Quality > html.Quality
                || (markdown.Quality.Equals(html.Quality) && (markdown.Specificity > html.Specificity || markdown.Place < html.Place)));
    }

    private static Wish? Of(IList<MediaTypeHeaderValue> accepted, string type) => accepted
        .Select((media, place) => new Wish(media.Quality ?? 1, Specificity(media, type), place))
        .Where(wish => wish.Specificity >= 0).OrderByDescending(wish => wish.Specificity).FirstOrDefault();

    private static int Specificity(MediaTypeHeaderValue media, string type) =>
        media.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? 2
        : media.MediaType.Equals("text/*", StringComparison.OrdinalIgnoreCase) ? 1
        : media.MatchesAllTypes ? 0 : -1;

    private sealed record Wish(double Quality, int Specificity, int Place);
}
