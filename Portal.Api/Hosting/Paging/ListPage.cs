namespace Portal.Api.Hosting.Paging;

/// <summary>A page of a list. <see cref="Next"/> is the place of its last item; null: nothing comes after it.</summary>
public sealed record ListPage<T>(IReadOnlyList<T> Items, ListCursor? Next);
