using Portal.Api.Hosting.Paging;

namespace Portal.Api.Persistence;

internal static class NewestFirst
{
    /// <summary>One row more than the page takes, to see whether another comes after it.</summary>
    public static IQueryable<T> PageOf<T>(this IQueryable<T> rows, ListAsk ask)
        where T : class, INewestFirst
    {
        if (ask.After is { } after)
        {
            var (at, id) = (after.At, after.Id);
            rows = rows.Where(row => row.CreatedAt < at || (row.CreatedAt == at && row.Id < id));
        }
        return rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(ask.Count + 1);
    }
}
