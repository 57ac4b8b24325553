namespace Portal.Api.Hosting.Paging;

/// <summary>Which part of a list is asked for: so many, after that place; from its beginning where no place is said.</summary>
public sealed record ListAsk(int? Limit, ListCursor? After)
{
    public const int Usual = 100;
    public const int Most = 200;

    internal int Count => Limit ?? Usual;
}
