using Microsoft.AspNetCore.Http.Extensions;

namespace Portal.Api.Hosting.Paging;

internal static class ListPages
{
    /// <summary>Of items of which one more was read than the page takes, if there are so many.</summary>
    public static ListPage<T> Of<T>(IReadOnlyList<T> oneMore, ListAsk ask, Func<T, ListCursor> place) => oneMore.Count > ask.Count
        ? new ListPage<T>([.. oneMore.Take(ask.Count)], place(oneMore[ask.Count - 1]))
        : new ListPage<T>(oneMore, null);

    /// <summary>Of all items there are, put in the order of their places.</summary>
    public static ListPage<T> From<T>(IEnumerable<T> items, ListAsk ask, Func<T, ListCursor> place) =>
        Of([.. items.OrderBy(place).Where(item => ask.After is not { } after || place(item) > after).Take(ask.Count + 1)], ask, place);

    /// <summary>The items as the answer's body; the address of the next page goes in <c>Link</c> (RFC 8288), with all else that was asked for.</summary>
    public static T[] Tell<T>(this ListPage<T> page, HttpResponse response)
    {
        LinkNext(response, page.Next);
        return [.. page.Items];
    }

    public static void LinkNext(HttpResponse response, ListCursor? next)
    {
        if (next is { } after)
        {
            var request = response.HttpContext.Request;
            var query = new QueryBuilder(request.Query.Where(asked => !asked.Key.Equals(nameof(after), StringComparison.OrdinalIgnoreCase))) { { nameof(after), after.ToString() } };
            response.Headers.Link = $"<{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{query.ToQueryString()}>; rel=\"next\"";
        }
    }
}
